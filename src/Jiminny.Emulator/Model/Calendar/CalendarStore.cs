namespace Jiminny.Emulator;

/// <summary>The primary calendar of one mailbox: readers see immutable arrays, writers replace them under a lock.</summary>
internal sealed class CalendarStore(ulong seed, Vendor vendor, TimeZoneInfo zone)
{
    private readonly Lock gate = new();
    private CalendarSnapshot current = new([], [], [], 1);
    private ulong drawn;

    public CalendarSnapshot Current => Volatile.Read(ref current);

    public EmulatedEvent Add(EventDraft draft)
    {
        if (draft.End < draft.Start)
            throw new ArgumentException("The event ends before it begins.", nameof(draft));
        lock (gate)
        {
            var added = Create(draft, draft.Mark != 0 ? draft.Mark : Mark.Mix(~seed, ++drawn));
            Volatile.Write(ref current, new CalendarSnapshot([.. current.Events, added], current.Deleted, current.Replaced, added.Version));
            return added;
        }
    }

    public EmulatedEvent? Replace(ulong mark, EventDraft draft)
    {
        lock (gate)
        {
            if (Array.Find(current.Events, e => e.Mark == mark) is not { } before)
                return null;
            var changed = Create(draft, mark);
            Volatile.Write(ref current, new CalendarSnapshot(
                Array.ConvertAll(current.Events, e => e.Mark == mark ? changed : e), current.Deleted, [.. current.Replaced, new DeletedEvent(before, changed.Version)], changed.Version));
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
            Volatile.Write(ref current, new CalendarSnapshot(Array.FindAll(current.Events, e => e != gone), [.. current.Deleted, new DeletedEvent(gone, version)], current.Replaced, version));
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
/// <param name="Events">The events there are.</param>
/// <param name="Deleted">Those there were.</param>
/// <param name="Replaced">Events as they were before a change, with the version that changed them.</param>
/// <param name="Version">The calendar's version.</param>
internal sealed record CalendarSnapshot(EmulatedEvent[] Events, DeletedEvent[] Deleted, DeletedEvent[] Replaced, ulong Version);

/// <summary>An event that is no more, and the version of the calendar that lost it.</summary>
internal sealed record DeletedEvent(EmulatedEvent Event, ulong Version);
