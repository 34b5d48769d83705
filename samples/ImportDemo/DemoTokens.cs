using System.Collections.Concurrent;
using Jiminny.Connectors;
using Jiminny.Emulator;

namespace ImportDemo;

/// <summary>Stands for the sign-in of each user: three read permissions per provider, and tokens that carry exactly these.</summary>
internal sealed class DemoTokens(EmulatedWorld providers) : IAccessTokens
{
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public static IReadOnlyList<(Scope Scope, string Purpose)> Permissions { get; } =
    [
        (new(Provider.Microsoft, "User.Read"), "know the mailbox owner's own addresses"),
        (new(Provider.Microsoft, "Mail.ReadBasic"), "read who wrote to whom and when; bodies are out of reach"),
        (new(Provider.Microsoft, "Calendars.ReadBasic"), "read upcoming meetings and who takes part"),
        (new(Provider.Google, "https://www.googleapis.com/auth/userinfo.email"), "know the mailbox owner's own address"),
        (new(Provider.Google, "https://www.googleapis.com/auth/gmail.readonly"), "list a year of mail and read its headers"),
        (new(Provider.Google, "https://www.googleapis.com/auth/calendar.events.owned.readonly"), "read upcoming meetings and who takes part"),
    ];

    public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        var token = _tokens.GetOrAdd(request.Mailbox.Key.MailboxId, Issue, request.Mailbox.Provider);
        return new(token == request.RejectedToken
            ? AccessTokenResult.Refused(new SourceFailure(SourceError.NeedsReconnect, "invalid_token"))
            : AccessTokenResult.Success(token));
    }

    private string Issue(string mailboxId, Provider provider) =>
        providers.IssueToken(mailboxId, Permissions.Where(permission => permission.Scope.Provider == provider).Select(permission => permission.Scope.Value));
}
