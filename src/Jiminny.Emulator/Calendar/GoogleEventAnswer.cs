namespace Jiminny.Emulator;

/// <summary>One event as the answer to a call.</summary>
internal static class GoogleEventAnswer
{
    public static EmulatorResponse Create(Call call, EmulatedEvent item, EventOccurrence? occurrence, bool isGone)
    {
        var buffer = new ResponseBuffer(2048);
        GoogleEventWriter.Write(new JsonOutput(buffer) { EscapeMarkup = true }, item, occurrence, isGone, call.Mailbox, maxAttendees: null);
        return GoogleAnswer.Create(call, buffer, CalendarShapes.Event, items: 1);
    }
}
