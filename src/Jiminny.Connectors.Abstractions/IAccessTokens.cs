namespace Jiminny.Connectors;

/// <summary>Hands out access tokens of connected mailboxes. Thread-safe; the sources are its callers.</summary>
public interface IAccessTokens
{
    /// <summary>Gets a token for a mailbox that carries at least the scopes of the call.</summary>
    /// <param name="request">Which mailbox, which call, and why again.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A token, or the reason why there is none.</returns>
    ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken);
}

/// <summary>What a connector asks of <see cref="IAccessTokens"/>: a token to make one declared call.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Operation">The call; its declaration is checked before a token is given.</param>
/// <param name="Approval">The user's yes, for a call that changes something at the user's.</param>
public sealed record AccessTokenRequest(MailboxContext Mailbox, ProviderOperation Operation, UserApproval? Approval = null)
{
    /// <summary>The scopes the call needs.</summary>
    public IReadOnlyList<Scope> Scopes => Operation.Scopes;

    /// <summary>The token the provider has just refused, so that the same one is not handed out again. Default none.</summary>
    public string? RejectedToken { get; init; }

    /// <summary>The claims challenge of the refusal, as the provider sent it. Default none.</summary>
    public string? Claims { get; init; }

    /// <summary>A fixed text: tokens are not for logs.</summary>
    public override string ToString() => "token request";
}

/// <summary>A token, or the reason why there is none.</summary>
public sealed record AccessTokenResult
{
    private AccessTokenResult(string? token, SourceFailure? failure)
    {
        Token = token;
        Failure = failure;
    }

    /// <summary>The bearer token; <see langword="null"/> when there is a <see cref="Failure"/>.</summary>
    public string? Token { get; }

    /// <summary>Why there is no token.</summary>
    public SourceFailure? Failure { get; }

    /// <summary>A token was found.</summary>
    /// <param name="token">The bearer token.</param>
    /// <returns>The result.</returns>
    public static AccessTokenResult Success(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return new AccessTokenResult(token, failure: null);
    }

    /// <summary>There is no token.</summary>
    /// <param name="failure">Why.</param>
    /// <returns>The result.</returns>
    public static AccessTokenResult Refused(SourceFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new AccessTokenResult(token: null, failure);
    }

    /// <summary>A fixed text: tokens are not for logs.</summary>
    public override string ToString() => Failure is null ? "token" : $"no token: {Failure.Error}";
}
