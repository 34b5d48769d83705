namespace Jiminny.Emulator;

/// <summary>GET calendars/{calendarId}/events/{eventId}: a single event, a series, or one of its instances. What was deleted is still told, as cancelled.</summary>
internal sealed class GetGoogleEventEndpoint : IEndpoint
{
    public string Method => "GET";

    public string Template => "calendars/{calendarId}/events/{eventId}";

    public string[] Scopes => ScopeTable.CalendarEventsList;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (call.Route[0] != "primary" && !call.Mailbox.Owns(call.Route[0]))
            return CalendarErrors.NotFound();
        if (GoogleEventLookup.Find(call.Mailbox, call.Route[1]) is not { } found)
            return CalendarErrors.NotFound();
        var isGone = found.IsGone || found.Occurrence is { IsDeleted: true } || found.Event.IsCancelled;
        return GoogleEventAnswer.Create(call, found.Event, found.Occurrence, isGone);
    }
}
