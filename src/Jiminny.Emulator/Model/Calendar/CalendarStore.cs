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
            Volatile.Write(ref current, current with { Events = [.. current.Events, added], Version = added.Version });
            return added;
        }
    }

    /// <summary>Adds an event under the id that its draft names.</summary>
    /// <returns>Null when an event has that id, or had it before it was deleted.</returns>
    public EmulatedEvent? TryAdd(EventDraft draft)
    {
        lock (gate)
        {
            return Array.Exists(current.Events, e => e.GoogleId == draft.GoogleId) || Array.Exists(current.Deleted, d => d.Event.GoogleId == draft.GoogleId) ? null : Add(draft);
        }
    }

    public EmulatedEvent? Replace(ulong mark, EventDraft draft)
    {
        lock (gate)
        {
            if (Array.Find(current.Events, e => e.Mark == mark) is not { } before)
                return null;
            var changed = Create(draft, mark, before);
            Volatile.Write(ref current, current with
            {
                Events = Array.ConvertAll(current.Events, e => e.Mark == mark ? changed : e),
                Replaced = [.. current.Replaced, new DeletedEvent(before, changed.Version)],
                Version = changed.Version,
            });
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
            Volatile.Write(ref current, current with { Events = Array.FindAll(current.Events, e => e != gone), Deleted = [.. current.Deleted, new DeletedEvent(gone, version)], Version = version });
            return true;
        }
    }

    /// <summary>Makes the tokens handed out until now useless.</summary>
    public void ForgetChanges()
    {
        lock (gate)
            Volatile.Write(ref current, current with { Version = current.Version + 1, Oldest = current.Version + 1 });
    }

    private EmulatedEvent Create(EventDraft draft, ulong mark, EmulatedEvent? before = null)
    {
        var own = zone;
        if (draft.TimeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(draft.TimeZone, out own))
            throw new ArgumentException($"Time zone '{draft.TimeZone}' is unknown; use an IANA name such as Europe/London.", nameof(draft));
        return new EmulatedEvent(draft, mark, own, vendor, current.Version + 1, before);
    }
}

/// <summary>A calendar at one moment.</summary>
internal sealed record CalendarSnapshot(EmulatedEvent[] Events, DeletedEvent[] Deleted, ulong Version)
{
    /// <summary>The oldest version whose changes are still known.</summary>
    public ulong Oldest { get; init; }

    /// <summary>Events as they were before a change, and the version that changed them.</summary>
    public DeletedEvent[] Replaced { get; init; } = [];
}

/// <summary>An event that is no more, and the version of the calendar that lost it.</summary>
internal sealed record DeletedEvent(EmulatedEvent Event, ulong Version);
