namespace Jiminny.Emulator;

/// <summary>PATCH calendars/{calendarId}/events/{eventId}: single events and whole series. A deleted event stays deleted and is told as cancelled.</summary>
internal sealed class PatchGoogleEventEndpoint : IEndpoint
{
    public string Method => "PATCH";

    public string Template => "calendars/{calendarId}/events/{eventId}";

    public string[] Scopes => ScopeTable.CalendarEventsChange;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (call.Route[0] != "primary" && !call.Mailbox.Owns(call.Route[0]))
            return CalendarErrors.NotFound();
        if (GoogleEventLookup.Find(call.Mailbox, call.Route[1]) is not { Occurrence: null } found)
            return CalendarErrors.NotFound();
        if (GoogleEventBody.Read(call, found.Event, out var draft) is { } fault)
            return fault;
        var changed = found.IsGone ? null : call.Mailbox.Calendar.Replace(found.Event.Mark, draft!);
        return GoogleEventAnswer.Create(call, changed ?? found.Event, occurrence: null, isGone: changed is null);
    }
}
