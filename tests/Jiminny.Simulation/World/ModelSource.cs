using System.Globalization;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Faults;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.Scheduling;

namespace Jiminny.Simulation.World;

/// <summary>A provider's stream as one process reads it, a few items a page, newest first.</summary>
internal sealed class ModelSource(ModelWorld world, ImporterProcess process, Provider provider, StreamKind stream) : IMailboxSource
{
    public const int PageSize = 3;

    public Provider Provider => provider;

    public StreamKind Stream => stream;

    public async ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        var model = world.StreamOf(new StreamKey(mailbox.Key, stream));
        var fault = await world.Scheduler.ArriveAsync(process, CallKind.Page, $"reads {mailbox.Key.MailboxId} {stream} at {cursor.State ?? "the beginning"}")
            .ConfigureAwait(false);
        world.Judge.Asked(process, model, cursor);
        switch (fault)
        {
            case FaultKind.ShortThrottle:
                return Throttle(model, TimeSpan.FromSeconds(7));
            case FaultKind.LongThrottle:
                return Throttle(model, TimeSpan.FromMinutes(4));
            case FaultKind.Outage:
                return new SourceFailure(SourceError.ServiceDown, "503");
            case FaultKind.CursorExpired:
                model.Amnesia++;
                break;
        }

        var place = Place.Read(cursor.State, world.Scheduler.Step);
        if (cursor.State is not null && place.Amnesia != model.Amnesia)
        {
            return new SourceFailure(SourceError.CursorExpired, "410");
        }

        place = place with { Amnesia = model.Amnesia };
        var page = place.IsListing ? List(model, cursor, place, filter, fault) : Changes(model, cursor, place, filter);
        return fault == FaultKind.Cut ? new SourceFailure(SourceError.ServiceDown, "ResponseEnded") : page;
    }

    private SourceFailure Throttle(ModelStream model, TimeSpan wait)
    {
        var until = process.Clock.GetUtcNow() + wait;
        process.NotBefore[model.Key] = until;
        return new SourceFailure(SourceError.Throttled, "429") { RetryAt = until };
    }

    // Where changes begin is taken before the first page, so that what happens while a mailbox is listed is told afterwards.
    private Page List(ModelStream model, SyncCursor cursor, Place place, IPageFilter filter, FaultKind? fault)
    {
        var listing = model.Listing();
        var first = place.Ticks is null ? 0 : listing.FindIndex(place.IsBefore);
        first = first < 0 ? listing.Count : first;
        if (fault == FaultKind.RepeatedItem && first > 0)
        {
            first--;
        }

        var count = fault == FaultKind.EmptyPage ? 0 : Math.Min(PageSize, listing.Count - first);
        var items = listing.GetRange(first, count);
        var isLast = first + count >= listing.Count;
        var next = isLast ? place with { IsListing = false, Ticks = null, Id = null }
            : items.Count == 0 ? place
            : place with { Ticks = items[^1].Current!.Time.UtcTicks, Id = items[^1].Id };
        return Filtered(model, items, [], cursor, next, isLast, filter);
    }

    private Page Changes(ModelStream model, SyncCursor cursor, Place place, IPageFilter filter)
    {
        var changed = model.Items.Where(item => item.UnchangedSince >= place.Since).ToList();
        return Filtered(
            model,
            [.. changed.Where(item => item.Current is not null)],
            [.. changed.Where(item => item.Current is null).Select(item => item.Id)],
            cursor,
            place with { Since = world.Scheduler.Step },
            isLast: true,
            filter);
    }

    private Page Filtered(
        ModelStream model, List<ModelItem> items, IReadOnlyList<string> removed, SyncCursor cursor, Place next, bool isLast, IPageFilter filter)
    {
        var buffer = new List<byte>();
        var ranges = new List<Range>();
        var roles = new List<ParticipantRole>();
        var shown = new List<PageItem>();
        foreach (var item in items)
        {
            var first = ranges.Count;
            foreach (var address in item.Current!.Addresses)
            {
                var bytes = Encoding.UTF8.GetBytes(address);
                roles.Add(ranges.Count == first ? ParticipantRole.From : ParticipantRole.To);
                ranges.Add(buffer.Count..(buffer.Count + bytes.Length));
                buffer.AddRange(bytes);
            }

            shown.Add(new PageItem(first, ranges.Count - first, item.Current.Time, item.Current.Flags));
        }

        var verdicts = new Verdict[items.Count];
        filter.Decide(new PageView(buffer.ToArray(), shown.ToArray(), ranges.ToArray(), roles.ToArray()), verdicts);
        var kept = new List<KeptItem>();
        var pending = new List<PendingItem>();
        var discarded = new DiscardCounts();
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].IsKept)
            {
                kept.Add(Materialise(items[i], verdicts[i].Evidence));
            }
            else if (verdicts[i].IsUndecided)
            {
                pending.Add(new PendingItem(items[i].Id, PendingReason.PartialParticipants));
            }
            else
            {
                discarded.Add(verdicts[i].Reason);
            }
        }

        world.Judge.Delivered(process, model, items, cursor);
        return new Page
        {
            Listed = items.Count,
            Kept = kept,
            Discarded = discarded,
            Undecided = pending.Count,
            Pending = pending,
            Removed = removed,
            Next = cursor with { State = next.ToString() },
            IsLast = isLast,
            Cost = new RequestCost(1, 5),
        };
    }

    private KeptItem Materialise(ModelItem item, int evidence)
    {
        var version = item.Current!;
        var participants = version.Addresses.Select((address, i) => new Participant(i == 0 ? ParticipantRole.From : ParticipantRole.To, address, Name: null)).ToList();
        return stream == StreamKind.Mail
            ? new EmailMetadata { ProviderId = item.Id, Subject = version.Subject, Participants = participants, Evidence = evidence, ReceivedAt = version.Time }
            : new Meeting
            {
                ProviderId = item.Id,
                Subject = version.Subject,
                Participants = participants,
                Evidence = evidence,
                Start = version.Time,
                End = version.Time.AddHours(1),
            };
    }

    /// <summary>A place in a listing, or in the changes after it, as the cursor names it.</summary>
    private readonly record struct Place(int Amnesia, bool IsListing, int Since, long? Ticks, string? Id)
    {
        public static Place Read(string? state, int step)
        {
            if (state is null)
            {
                return new Place(0, IsListing: true, step, null, null);
            }

            var parts = state.Split('|');
            return new Place(
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                parts[1] == "list",
                int.Parse(parts[2], CultureInfo.InvariantCulture),
                parts[3].Length > 0 ? long.Parse(parts[3], CultureInfo.InvariantCulture) : null,
                parts[4]);
        }

        public bool IsBefore(ModelItem item)
        {
            var order = item.Current!.Time.UtcTicks.CompareTo(Ticks!.Value);
            return order < 0 || (order == 0 && string.CompareOrdinal(item.Id, Id) < 0);
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Amnesia}|{(IsListing ? "list" : "changes")}|{Since}|{Ticks}|{Id}");
    }
}
