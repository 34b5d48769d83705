namespace Jiminny.Connectors;

/// <summary>Hands out access tokens of connected mailboxes. Thread-safe; the sources are its callers.</summary>
public interface IAccessTokens
{
    /// <summary>Gets a token for a mailbox that carries at least the scopes asked for.</summary>
    /// <param name="request">Which mailbox, which scopes, and why again.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A token, or the reason why there is none.</returns>
    ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken);
}

/// <summary>What a source asks of <see cref="IAccessTokens"/>.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Scopes">The scopes the next request needs.</param>
public sealed record AccessTokenRequest(MailboxContext Mailbox, IReadOnlyList<Scope> Scopes)
{
    /// <summary>Asks for a token to make one declared call; a connector asks this way.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="operation">The call.</param>
    /// <param name="approval">The user's yes, for a call that changes something at the user's.</param>
    public AccessTokenRequest(MailboxContext mailbox, ProviderOperation operation, UserApproval? approval = null)
        : this(mailbox, (operation ?? throw new ArgumentNullException(nameof(operation))).Scopes)
    {
        Operation = operation;
        Approval = approval;
    }

    /// <summary>The call the token is for, whose declaration is checked before a token is given. Default none: only the scopes are checked.</summary>
    public ProviderOperation? Operation { get; init; }

    /// <summary>The user's yes, for a call that changes something. Default none.</summary>
    public UserApproval? Approval { get; init; }

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
