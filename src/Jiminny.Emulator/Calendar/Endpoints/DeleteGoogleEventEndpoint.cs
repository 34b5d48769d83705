namespace Jiminny.Emulator;

/// <summary>DELETE calendars/{calendarId}/events/{eventId}: single events and whole series.</summary>
internal sealed class DeleteGoogleEventEndpoint : IEndpoint
{
    public string Method => "DELETE";

    public string Template => "calendars/{calendarId}/events/{eventId}";

    public string[] Scopes => ScopeTable.CalendarEventsChange;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (call.Route[0] != "primary" && !call.Mailbox.Owns(call.Route[0]))
            return CalendarErrors.NotFound();
        if (GoogleEventLookup.Find(call.Mailbox, call.Route[1]) is not { Occurrence: null } found)
            return CalendarErrors.NotFound();
        return !found.IsGone && call.Mailbox.Calendar.Delete(found.Event.Mark) ? new EmulatorResponse(204, buffer: null, contentType: null) : CalendarErrors.Deleted();
    }
}
