using Google.Apis.Services;

namespace Jiminny.Connectors.Google.Apis.Calendar;

/// <summary>
/// The part of Calendar v3 that is used, on Google's own runtime and shaped like the generated client, so that the generated one can take its place.
/// </summary>
internal sealed class CalendarService : BaseClientService
{
    public CalendarService(Initializer initializer)
        : base(initializer)
    {
        Events = new EventsResource(this);
        BaseUri = BaseUriOverride ?? "https://www.googleapis.com/calendar/v3/";
        BatchUri = new Uri(new Uri(BaseUri), "/" + BatchPath).AbsoluteUri;
    }

    public override string Name => "calendar";

    public override string BaseUri { get; }

    public override string BasePath => "calendar/v3/";

    /// <summary>Moves with <see cref="BaseUri"/>: the runtime would leave it at Google.</summary>
    public override string BatchUri { get; }

    public override string BatchPath => "batch/calendar/v3";

    public override IList<string> Features => [];

    public EventsResource Events { get; }
}
