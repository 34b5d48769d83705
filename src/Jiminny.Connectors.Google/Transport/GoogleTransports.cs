using Jiminny.Connectors.Google.Health;
using Jiminny.Http;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>The ways to Google's APIs; each has limits of its own.</summary>
internal sealed class GoogleTransports(
    GoogleServices services, IOptions<GoogleConnectorOptions> options, TimeProvider time, WaitingMailboxes waiting)
{
    /// <summary>To Gmail, one page of messages at a time per mailbox; within it <see cref="GoogleConnectorOptions.MessagesInFlight"/> are fetched at once.</summary>
    public ConnectorTransport Gmail { get; } = new(
        services.Gmail.HttpClient,
        options.Value.GmailBaseUri,
        new GovernorOptions { MaxInFlight = 1, UnitsPerWindow = options.Value.GmailUnitsPerMinute },
        options.Value,
        time,
        waiting,
        new RequestGovernor(new GovernorOptions { MaxInFlight = int.MaxValue, UnitsPerWindow = options.Value.GmailUnitsPerMinuteInAll }, time));

    /// <summary>To Google Calendar.</summary>
    public ConnectorTransport Calendar { get; } = new(
        services.Calendar.HttpClient,
        options.Value.CalendarBaseUri,
        new GovernorOptions { MaxInFlight = 4, UnitsPerWindow = options.Value.CalendarRequestsPerMinute },
        options.Value,
        time,
        waiting);
}
