namespace Jiminny.Emulator;

/// <summary>Gmail v1.</summary>
internal sealed class GmailApi(TimeProvider clock, TokenRegistry tokens, EmulatorOptions options, Journal journal)
    : GoogleApi(clock, tokens, options, journal)
{
    private readonly GovernorSet governors = new(options.GmailConcurrency, options.GmailUnitsPerMinute, TimeSpan.FromMinutes(1));

    public override string Prefix => "/gmail/v1/";

    protected override string Service => "gmail.googleapis.com";

    protected override RouteTable Routes { get; } = new(
    [
        new GetProfileEndpoint(),
        new ListLabelsEndpoint(),
        new ListGmailMessagesEndpoint(),
        new GetGmailMessageEndpoint(),
        new ListHistoryEndpoint(),
    ], ignoreCase: false);

    /// <summary>The user in the path must be the token's own.</summary>
    public static EmulatorResponse? CheckUser(Call call)
    {
        var user = call.Route[0];
        return user == "me" || call.Mailbox.Owns(user) ? null : GoogleErrors.Forbidden($"Delegation denied for {call.Mailbox.Address}");
    }

    protected override Governor Governor(IssuedToken token, IEndpoint endpoint) => governors.For(token);
}
