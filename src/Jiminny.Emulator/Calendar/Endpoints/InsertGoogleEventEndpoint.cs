namespace Jiminny.Emulator;

/// <summary>POST calendars/{calendarId}/events. An id that the client chooses is taken once and for all: a deleted event keeps it.</summary>
internal sealed class InsertGoogleEventEndpoint : IEndpoint
{
    public string Method => "POST";

    public string Template => "calendars/{calendarId}/events";

    public string[] Scopes => ScopeTable.CalendarEventsChange;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (call.Route[0] != "primary" && !call.Mailbox.Owns(call.Route[0]))
            return CalendarErrors.NotFound();
        if (GoogleEventBody.Read(call, before: null, out var draft) is { } fault)
            return fault;
        var added = draft!.GoogleId is null ? call.Mailbox.Calendar.Add(draft) : call.Mailbox.Calendar.TryAdd(draft);
        return added is null ? CalendarErrors.Duplicate() : GoogleEventAnswer.Create(call, added, occurrence: null, isGone: false);
    }
}
