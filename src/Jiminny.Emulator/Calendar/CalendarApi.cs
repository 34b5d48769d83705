namespace Jiminny.Emulator;

/// <summary>Google Calendar v3.</summary>
internal sealed class CalendarApi(TimeProvider clock, TokenRegistry tokens, EmulatorOptions options, Journal journal)
    : GoogleApi(clock, tokens, options, journal)
{
    private readonly GovernorSet governors = new(int.MaxValue, options.CalendarRequestsPerMinute, TimeSpan.FromMinutes(1));

    public override string Prefix => "/calendar/v3/";

    protected override string Service => "calendar-json.googleapis.com";

    protected override RouteTable Routes { get; } = new(
        [new ListEventsEndpoint(), new GetGoogleEventEndpoint(), new InsertGoogleEventEndpoint(), new PatchGoogleEventEndpoint(), new DeleteGoogleEventEndpoint()], ignoreCase: false);

    protected override Governor Governor(IssuedToken token, IEndpoint endpoint) => governors.For(token);
}
