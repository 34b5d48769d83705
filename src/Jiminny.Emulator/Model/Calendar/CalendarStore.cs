namespace Jiminny.Emulator;

/// <summary>The primary calendar of one mailbox: readers see immutable arrays, writers replace them under a lock.</summary>
internal sealed class CalendarStore(ulong seed, Vendor vendor, TimeZoneInfo zone)
{
    private readonly Lock gate = new();
    private CalendarSnapshot current = new([], [], 1);
    private ulong drawn;

    public CalendarSnapshot Current => Volatile.Read(ref current);

    public EmulatedEvent Add(EventDraft draft)
    {
        if (draft.End < draft.Start)
            throw new ArgumentException("The event ends before it begins.", nameof(draft));
        lock (gate)
        {
            var added = Create(draft, draft.Mark != 0 ? draft.Mark : Mark.Mix(~seed, ++drawn));
            Volatile.Write(ref current, new CalendarSnapshot([.. current.Events, added], current.Deleted, added.Version));
            return added;
        }
    }

    public EmulatedEvent? Replace(ulong mark, EventDraft draft)
    {
        lock (gate)
        {
            if (!Array.Exists(current.Events, e => e.Mark == mark))
                return null;
            var changed = Create(draft, mark);
            Volatile.Write(ref current, new CalendarSnapshot(Array.ConvertAll(current.Events, e => e.Mark == mark ? changed : e), current.Deleted, changed.Version));
            return changed;
        }
    }

    public bool Delete(ulong mark)
    {
        lock (gate)
        {
            if (Array.Find(current.Events, e => e.Mark == mark) is not { } gone)
                return false;
            var version = current.Version + 1;
            Volatile.Write(ref current, new CalendarSnapshot(Array.FindAll(current.Events, e => e != gone), [.. current.Deleted, new DeletedEvent(gone, version)], version));
            return true;
        }
    }

    private EmulatedEvent Create(EventDraft draft, ulong mark)
    {
        var own = zone;
        if (draft.TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(draft.TimeZone, out own))
            throw new ArgumentException($"Time zone '{draft.TimeZone}' is unknown; use an IANA name such as Europe/London.", nameof(draft));
        return new EmulatedEvent(draft, mark, own, vendor, current.Version + 1);
    }
}

/// <summary>A calendar at one moment.</summary>
internal sealed record CalendarSnapshot(EmulatedEvent[] Events, DeletedEvent[] Deleted, ulong Version);

/// <summary>An event that is no more, and the version of the calendar that lost it.</summary>
internal sealed record DeletedEvent(EmulatedEvent Event, ulong Version);
