namespace Jiminny.Emulator;

/// <summary>
/// GET calendars/{calendarId}/events. A page is cut before event types and cancelled items are sorted out, so it may be short or empty while more follow.
/// The last page carries the sync token.
/// </summary>
internal sealed class ListEventsEndpoint : IEndpoint
{
    // How far an endless series is expanded when no timeMax is given.
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(730);

    public string Method => "GET";

    public string Template => "calendars/{calendarId}/events";

    public string[] Scopes => ScopeTable.CalendarEventsList;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        if (call.Route[0] != "primary" && !call.Mailbox.Owns(call.Route[0]))
            return CalendarErrors.NotFound();
        if (EventsQuery.Read(call, out var query) is { } fault)
            return fault;
        var snapshot = call.Mailbox.Calendar.Current;
        var entries = Collect(call, query, snapshot);
        entries.Sort(static (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : a.Mark.CompareTo(b.Mark));
        if (query.After is { } after)
            entries.RemoveAll(e => e.Key < after.Key || (e.Key == after.Key && e.Mark <= after.Mark));
        var page = entries.Count > query.PageSize ? entries[..query.PageSize] : entries;
        return Write(call, query, snapshot, page, more: page.Count < entries.Count);
    }

    /// <summary>Everything in the window, whether the query wants to see it or not.</summary>
    private static List<Entry> Collect(Call call, EventsQuery query, CalendarSnapshot snapshot)
    {
        var entries = new List<Entry>();
        var until = query.Until != DateTime.MaxValue ? query.Until : call.Now.UtcDateTime + Horizon;
        foreach (var item in snapshot.Events)
        {
            if (!query.Wants(item) || item.Version <= (query.SyncVersion ?? 0))
                continue;
            var occurrences = EventOccurrence.Of(item, until, call.Mailbox.TimeZone).Where(o => o.Overlaps(query.From, until));
            if (query.SingleEvents)
                foreach (var occurrence in occurrences)
                    entries.Add(new Entry(query.ByUpdate ? (long)item.Version : occurrence.StartUtc.Ticks, occurrence.Mark, occurrence, item, Gone: item.IsCancelled || occurrence.IsDeleted));
            else if (occurrences.Any())
                entries.Add(new Entry(query.ByUpdate ? (long)item.Version : item.Start.Ticks, item.Mark, null, item, Gone: item.IsCancelled));
        }
        var told = entries.Select(e => e.Mark).ToHashSet();
        foreach (var gone in snapshot.Deleted.Where(d => d.Version > (query.SyncVersion ?? 0) && query.Wants(d.Event)))
            AddGone(gone, null);
        if (query.SyncVersion is { } since)
            foreach (var before in snapshot.Replaced.Where(r => r.Version > since))
                AddGone(before, Array.Find(snapshot.Events, e => e.Mark == before.Event.Mark));
        return entries;

        // What was in the window and no longer is, is told too: as cancelled, or as it now is where it went elsewhere.
        void AddGone(DeletedEvent before, EmulatedEvent? now)
        {
            if (!query.SingleEvents)
            {
                if (now is null)
                    entries.Add(new Entry(query.ByUpdate ? (long)before.Version : before.Event.Start.Ticks, before.Event.Mark, null, before.Event, Gone: true));
                return;
            }
            var present = now is null ? [] : EventOccurrence.Of(now, until, call.Mailbox.TimeZone).ToDictionary(o => o.Mark);
            foreach (var occurrence in EventOccurrence.Of(before.Event, until, call.Mailbox.TimeZone).Where(o => o.Overlaps(query.From, until)))
            {
                if (!told.Add(occurrence.Mark))
                    continue;
                var moved = present.GetValueOrDefault(occurrence.Mark);
                entries.Add(new Entry(query.ByUpdate ? (long)before.Version : occurrence.StartUtc.Ticks, occurrence.Mark, moved ?? occurrence, now ?? before.Event, Gone: moved is null));
            }
        }
    }

    private static EmulatorResponse Write(Call call, EventsQuery query, CalendarSnapshot snapshot, List<Entry> page, bool more)
    {
        var buffer = new ResponseBuffer(2048 + (page.Count * 1024));
        var json = new JsonOutput(buffer) { EscapeMarkup = true };
        json.Object()
            .Name("kind"u8).Plain("calendar#events"u8)
            .Name("etag"u8).String($"\"p{snapshot.Version}\"")
            .Name("summary"u8).String(call.Mailbox.Address)
            .Name("description"u8).Plain(""u8)
            .Name("updated"u8).Plain("2026-01-01T00:00:00.000Z"u8)
            .Name("timeZone"u8).String(call.Mailbox.TimeZone.Id)
            .Name("accessRole"u8).Plain("owner"u8)
            .Name("defaultReminders"u8).Array().Object().Name("method"u8).Plain("popup"u8).Name("minutes"u8).Number(10).EndObject().EndArray();
        if (more)
            json.Name("nextPageToken"u8).String(EventsToken.Page(page[^1].Key, page[^1].Mark));
        else
            json.Name("nextSyncToken"u8).String(EventsToken.Sync(snapshot.Version, query.From, query.Until));
        json.Name("items"u8).Array();
        var written = 0;
        foreach (var entry in page)
        {
            if ((entry.Gone && !query.ShowDeleted) || (query.EventTypes.Count > 0 && !query.EventTypes.Contains(GoogleEventKind.Name(entry.Event.Kind))))
                continue;
            GoogleEventWriter.Write(json, entry.Event, entry.Occurrence, entry.Gone, call.Mailbox, query.MaxAttendees);
            written++;
        }
        json.EndArray().EndObject();
        return GoogleAnswer.Create(call, buffer, CalendarShapes.Events, written);
    }

    private sealed record Entry(long Key, ulong Mark, EventOccurrence? Occurrence, EmulatedEvent Event, bool Gone);
}
