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

        var place = Place.Read(cursor.State);
        if (cursor.State is not null && place.Amnesia != model.Amnesia)
        {
            return new SourceFailure(SourceError.CursorExpired, "410");
        }

        var page = Decide(model, cursor, place, filter, fault);
        return fault == FaultKind.Cut ? new SourceFailure(SourceError.ServiceDown, "ResponseEnded") : page;
    }

    private SourceFailure Throttle(ModelStream model, TimeSpan wait)
    {
        var until = process.Clock.GetUtcNow() + wait;
        process.NotBefore[model.Key] = until;
        return new SourceFailure(SourceError.Throttled, "429") { RetryAt = until };
    }

    private Page Decide(ModelStream model, SyncCursor cursor, Place place, IPageFilter filter, FaultKind? fault)
    {
        var listing = model.Listing();
        var first = place.Ticks is null ? 0 : listing.FindIndex(item => IsAfter(item, place));
        first = first < 0 ? listing.Count : first;
        if (fault == FaultKind.RepeatedItem && first > 0)
        {
            first--;
        }

        var count = fault == FaultKind.EmptyPage ? 0 : Math.Min(PageSize, listing.Count - first);
        var items = listing.GetRange(first, count);
        var isLast = first + count >= listing.Count;
        var end = items.Count > 0 ? items[^1] : null;
        var next = isLast ? $"{model.Amnesia}|end"
            : end is null ? cursor.State
            : string.Create(CultureInfo.InvariantCulture, $"{model.Amnesia}|{end.Current!.Time.UtcTicks}|{end.Id}");
        return Filtered(model, items, cursor, next ?? $"{model.Amnesia}||", isLast, filter);
    }

    private static bool IsAfter(ModelItem item, Place place)
    {
        var order = item.Current!.Time.UtcTicks.CompareTo(place.Ticks!.Value);
        return order < 0 || (order == 0 && string.CompareOrdinal(item.Id, place.Id) < 0);
    }

    private Page Filtered(ModelStream model, List<ModelItem> items, SyncCursor cursor, string next, bool isLast, IPageFilter filter)
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
            Next = cursor with { State = next },
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

    /// <summary>A place in a listing, as the cursor names it.</summary>
    private readonly record struct Place(int Amnesia, long? Ticks, string? Id)
    {
        public static Place Read(string? state)
        {
            if (state is null)
            {
                return default;
            }

            var parts = state.Split('|');
            return parts is [var amnesia, var ticks, var id] && ticks.Length > 0
                ? new Place(int.Parse(amnesia, CultureInfo.InvariantCulture), long.Parse(ticks, CultureInfo.InvariantCulture), id)
                : new Place(int.Parse(parts[0], CultureInfo.InvariantCulture), null, null);
        }
    }
}
