namespace Jiminny.Connectors.ProviderServices;

/// <summary>One call to a source: which mailbox, its token, and what the call has cost so far. Its requests may run at once.</summary>
/// <param name="mailbox">The mailbox.</param>
/// <param name="tokens">Where the token comes from.</param>
/// <param name="scopes">The scopes that the call's requests need.</param>
public sealed class MailboxSession(MailboxContext mailbox, IAccessTokens tokens, IReadOnlyList<Scope> scopes)
{
    private readonly SemaphoreSlim _renewal = new(1);
    private bool _isRenewed;
    private long _requests;
    private long _units;

    /// <summary>The mailbox.</summary>
    public MailboxContext Mailbox { get; } = mailbox;

    /// <summary>The scopes that the call's requests need.</summary>
    public IReadOnlyList<Scope> Scopes { get; } = scopes;

    /// <summary>The token in use; <see langword="null"/> before <see cref="EnsureTokenAsync"/>.</summary>
    public string? Token { get; private set; }

    /// <summary>What the call has cost so far.</summary>
    public RequestCost Cost => new(Interlocked.Read(ref _requests), Interlocked.Read(ref _units));

    /// <summary>Counts a request that leaves.</summary>
    /// <param name="units">What it costs in the provider's units.</param>
    public void Charge(long units)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _units, units);
    }

    /// <summary>Gets a token, once per call. Await it before requests run at once.</summary>
    /// <param name="cancellationToken">Cancels the request for it.</param>
    /// <returns>Why there is none; <see langword="null"/> when there is one.</returns>
    public ValueTask<SourceFailure?> EnsureTokenAsync(CancellationToken cancellationToken) =>
        Token is null ? AskAsync(rejected: null, claims: null, cancellationToken) : ValueTask.FromResult<SourceFailure?>(null);

    /// <summary>Asks for another token, since the provider has refused one. Requests that were refused together ask once; a second refusal is final.</summary>
    /// <param name="rejected">The token that was refused.</param>
    /// <param name="claims">The claims challenge of the refusal.</param>
    /// <param name="cancellationToken">Cancels the request for it.</param>
    /// <returns>Why there is none; <see langword="null"/> when there is another one now.</returns>
    public async ValueTask<SourceFailure?> RenewTokenAsync(string? rejected, string? claims, CancellationToken cancellationToken)
    {
        await _renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Token != rejected)
                return null;

            if (_isRenewed)
                return new SourceFailure(SourceError.NeedsReconnect, "TokenRefusedAgain");

            _isRenewed = true;
            return await AskAsync(rejected, claims, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _renewal.Release();
        }
    }

    private async ValueTask<SourceFailure?> AskAsync(string? rejected, string? claims, CancellationToken cancellationToken)
    {
        var request = new AccessTokenRequest(Mailbox, Scopes) { RejectedToken = rejected, Claims = claims };
        var result = await tokens.GetAsync(request, cancellationToken).ConfigureAwait(false);
        Token = result.Token ?? Token;
        return result.Failure;
    }
}
