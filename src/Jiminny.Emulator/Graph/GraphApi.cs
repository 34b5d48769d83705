using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>Microsoft Graph v1.0: mail, calendar, online meetings and teams of the signed-in user.</summary>
internal sealed class GraphApi(TimeProvider clock, TokenRegistry tokens, EmulatorOptions options, Journal journal)
    : VendorApi(clock, tokens, options, journal)
{
    private readonly GovernorSet outlook = new(options.GraphConcurrency, options.GraphRequestsPerTenMinutes, TimeSpan.FromMinutes(10), chargesRefused: true);
    private readonly GovernorSet directory = new(int.MaxValue, 3500, TimeSpan.FromSeconds(10));
    private readonly GovernorSet teams = new(int.MaxValue, 40, TimeSpan.FromSeconds(10));

    public override string Prefix => "/v1.0/";

    protected override bool AuthenticatesFirst => true;

    protected override RouteTable Routes { get; } = new(
    [
        new MeEndpoint(),
        new ListMailFoldersEndpoint(),
        new MailFolderDeltaEndpoint("me/mailFolders/delta"),
        new MailFolderDeltaEndpoint("me/mailFolders/delta()"),
        new GetMailFolderEndpoint(),
        new ListMessagesEndpoint("me/messages"),
        new ListMessagesEndpoint("me/mailFolders/{id}/messages"),
        new MessageDeltaEndpoint("me/mailFolders/{id}/messages/delta"),
        new MessageDeltaEndpoint("me/mailFolders/{id}/messages/delta()"),
        new GetMessageEndpoint(),
        new CalendarViewEndpoint("me/calendarView"),
        new CalendarViewEndpoint("me/calendar/calendarView"),
        new CalendarViewDeltaEndpoint("me/calendarView/delta"),
        new CalendarViewDeltaEndpoint("me/calendarView/delta()"),
        new EventInstancesEndpoint(),
        new GetEventEndpoint(),
        new OnlineMeetingsEndpoint(),
        new JoinedTeamsEndpoint(),
        new ListChannelsEndpoint(),
        new PostToChannelEndpoint(),
        new CreateChatEndpoint(),
        new PostToChatEndpoint(),
    ], ignoreCase: true);

    public override bool Compresses(HeaderList headers) => Compression.AcceptsGzip(headers);

    protected override bool Accepts(IssuedToken token) => token.Mailbox.Vendor == Vendor.Microsoft;

    protected override Governor Governor(IssuedToken token, IEndpoint endpoint)
    {
        var limits = endpoint switch
        {
            MeEndpoint => directory,
            JoinedTeamsEndpoint or ListChannelsEndpoint or PostToChannelEndpoint or CreateChatEndpoint or PostToChatEndpoint or OnlineMeetingsEndpoint => teams,
            _ => outlook,
        };
        return limits.For(token);
    }

    protected override EmulatorResponse UnknownPath(Incoming request, bool pathKnown) => pathKnown
        ? GraphErrors.Create(request, Clock, 405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
        : GraphErrors.Create(request, Clock, 400, "BadRequest", $"Resource not found for the segment '{GraphErrors.LastSegment(request.Path)}'.");

    protected override EmulatorResponse InvalidToken(Incoming request, bool missing)
    {
        var response = GraphErrors.Create(request, Clock, 401, "InvalidAuthenticationToken",
            missing ? "Access token is empty." : "Lifetime validation failed, the token is expired.");
        response.Headers.Add("WWW-Authenticate", "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"");
        return response;
    }

    protected override EmulatorResponse MissingScope(Incoming request, IEndpoint endpoint) => endpoint is MeEndpoint
        ? GraphErrors.Create(request, Clock, 403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
        : GraphErrors.Create(request, Clock, 403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

    protected override EmulatorResponse Throttled(Incoming request, QuotaRefusal refusal)
    {
        var response = GraphErrors.Create(request, Clock, 429, "ApplicationThrottled", refusal.Limit == QuotaLimit.Concurrency
            ? "Application is over its MailboxConcurrency limit."
            : "Application is over its request limit for this mailbox.");
        response.Headers.Add("Retry-After", Math.Max(1, Math.Ceiling(refusal.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        return response;
    }

    // Keys may stand in parentheses: me/messages('id') is me/messages/id.
    protected override string[] Segments(ReadOnlySpan<char> path)
    {
        var segments = base.Segments(path);
        if (!Array.Exists(segments, s => s.EndsWith("')", StringComparison.Ordinal)))
            return segments;
        return [.. segments.SelectMany(s => s.EndsWith("')", StringComparison.Ordinal) && s.IndexOf("('", StringComparison.Ordinal) is var open and > 0
            ? [s[..open], s[(open + 2)..^2].Replace("''", "'", StringComparison.Ordinal)]
            : new[] { s })];
    }
}
