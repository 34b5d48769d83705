using System.Collections.Concurrent;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>One call to a connector: which mailbox, the tokens of its operations, and what the call has cost so far. Its requests may run at once.</summary>
/// <param name="mailbox">The mailbox.</param>
/// <param name="tokens">Where tokens come from.</param>
public sealed class MailboxSession(MailboxContext mailbox, IAccessTokens tokens)
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<ProviderOperation, Held> _held = new(ReferenceEqualityComparer.Instance);
    private long _requests;
    private long _units;

    /// <summary>The mailbox.</summary>
    public MailboxContext Mailbox { get; } = mailbox;

    /// <summary>What the call has cost so far.</summary>
    public RequestCost Cost => new(Interlocked.Read(ref _requests), Interlocked.Read(ref _units));

    /// <summary>Counts a request that leaves.</summary>
    /// <param name="units">What it costs in the provider's units.</param>
    public void Charge(long units)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _units, units);
    }

    /// <summary>The token of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The token; <see langword="null"/> before <see cref="EnsureTokenAsync"/>.</returns>
    public string? TokenFor(ProviderOperation operation) => _held.TryGetValue(operation, out var held) ? held.Token : null;

    /// <summary>Gets a token for an operation, once per call.</summary>
    /// <param name="operation">The operation; one that the grant does not allow is refused here, before anything is sent.</param>
    /// <param name="approval">The user's approval, for an operation that changes something of theirs.</param>
    /// <param name="cancellationToken">Cancels the request for it.</param>
    /// <returns>Why there is none; <see langword="null"/> when there is one.</returns>
    public async ValueTask<SourceFailure?> EnsureTokenAsync(ProviderOperation operation, UserApproval? approval, CancellationToken cancellationToken)
    {
        if (_held.ContainsKey(operation))
            return null;

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _held.ContainsKey(operation)
                ? null
                : await AskAsync(new AccessTokenRequest(Mailbox, operation, approval), isRenewed: false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks for another token, since the provider has refused one. Requests that were refused together ask once; a second refusal is final.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="rejected">The token that was refused.</param>
    /// <param name="claims">The claims challenge of the refusal.</param>
    /// <param name="cancellationToken">Cancels the request for it.</param>
    /// <returns>Why there is none; <see langword="null"/> when there is another one now.</returns>
    public async ValueTask<SourceFailure?> RenewTokenAsync(
        ProviderOperation operation, string? rejected, string? claims, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var held = _held[operation];
            if (held.Token != rejected)
                return null;

            if (held.IsRenewed)
                return new SourceFailure(SourceError.NeedsReconnect, "TokenRefusedAgain");

            return await AskAsync(held.Request with { RejectedToken = rejected, Claims = claims }, isRenewed: true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<SourceFailure?> AskAsync(AccessTokenRequest request, bool isRenewed, CancellationToken cancellationToken)
    {
        var result = await tokens.GetAsync(request, cancellationToken).ConfigureAwait(false);
        if (result.Token is { } token)
            _held[request.Operation] = new Held(request, token, isRenewed);

        return result.Failure;
    }

    private sealed record Held(AccessTokenRequest Request, string Token, bool IsRenewed);
}
