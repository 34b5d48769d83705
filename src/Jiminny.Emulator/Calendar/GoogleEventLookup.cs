namespace Jiminny.Emulator;

/// <summary>Finds an event of the primary calendar by Google's id.</summary>
internal static class GoogleEventLookup
{
    // How far behind its instant an instance is looked for, since a moved one stands elsewhere.
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(1500);

    public static FoundEvent? Find(EmulatedMailbox mailbox, string id)
    {
        var snapshot = mailbox.Calendar.Current;
        var master = id.Split('_')[0];
        var present = Array.Find(snapshot.Events, e => EventOccurrence.GoogleIdOf(e) == master);
        var source = present ?? Array.Find(snapshot.Deleted, d => EventOccurrence.GoogleIdOf(d.Event) == master)?.Event;
        if (source is null)
            return null;
        if (id == master)
            return new FoundEvent(source, null, IsGone: present is null);
        var instance = EventOccurrence.Of(source, source.Start + Horizon, mailbox.TimeZone).FirstOrDefault(o => o.GoogleId == id);
        return instance is null ? null : new FoundEvent(source, instance, IsGone: present is null);
    }
}

/// <summary>An event, the instance of it that was asked for, and whether it was deleted.</summary>
internal sealed record FoundEvent(EmulatedEvent Event, EventOccurrence? Occurrence, bool IsGone);
