namespace Jiminny.Connectors.ProviderServices;

/// <summary>One call to a source: which mailbox, its token, and what the call has cost so far. Its requests may run at once.</summary>
/// <param name="mailbox">The mailbox.</param>
/// <param name="tokens">Where the token comes from.</param>
/// <param name="scopes">The scopes that the call's requests need.</param>
public sealed class MailboxSession(MailboxContext mailbox, IAccessTokens tokens, IReadOnlyList<Scope> scopes)
{
    private long _requests;
    private long _units;

    /// <summary>The mailbox.</summary>
    public MailboxContext Mailbox { get; } = mailbox;

    /// <summary>The scopes that the call's requests need.</summary>
    public IReadOnlyList<Scope> Scopes { get; } = scopes;

    /// <summary>The token in use; <see langword="null"/> before <see cref="EnsureTokenAsync"/>.</summary>
    public string? Token { get; private set; }

    /// <summary>Whether the provider has refused a token and another one was asked for.</summary>
    public bool IsRenewed { get; private set; }

    /// <summary>What the call has cost so far.</summary>
    public RequestCost Cost => new(Interlocked.Read(ref _requests), Interlocked.Read(ref _units));

    /// <summary>Counts a request that leaves.</summary>
    /// <param name="units">What it costs in the provider's units.</param>
    public void Charge(long units)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _units, units);
    }

    /// <summary>Gets a token, once per call.</summary>
    /// <param name="cancellationToken">Cancels the request for it.</param>
    /// <returns>Why there is none; <see langword="null"/> when there is one.</returns>
    public ValueTask<SourceFailure?> EnsureTokenAsync(CancellationToken cancellationToken) =>
        Token is null ? AskAsync(rejected: null, claims: null, cancellationToken) : ValueTask.FromResult<SourceFailure?>(null);

    /// <summary>Asks for another token, since the provider has refused the one in use. Call it once per call, and not from two requests at once.</summary>
    /// <param name="claims">The claims challenge of the refusal.</param>
    /// <param name="cancellationToken">Cancels the request for it.</param>
    /// <returns>Why there is none; <see langword="null"/> when there is one.</returns>
    public ValueTask<SourceFailure?> RenewTokenAsync(string? claims, CancellationToken cancellationToken)
    {
        IsRenewed = true;
        return AskAsync(Token, claims, cancellationToken);
    }

    private async ValueTask<SourceFailure?> AskAsync(string? rejected, string? claims, CancellationToken cancellationToken)
    {
        var request = new AccessTokenRequest(Mailbox, Scopes) { RejectedToken = rejected, Claims = claims };
        var result = await tokens.GetAsync(request, cancellationToken).ConfigureAwait(false);
        Token = result.Token;
        return result.Failure;
    }
}
