using System.Text;
using Jiminny.Connectors;

namespace Jiminny.Import.Tests;

/// <summary>Shows items to a filter as a connector does.</summary>
internal static class ScriptedPage
{
    public static Page Read(ScriptedItem[] script, StreamKind stream, DateTimeOffset now, IPageFilter filter)
    {
        var buffer = new List<byte>();
        var ranges = new List<Range>();
        var roles = new List<ParticipantRole>();
        var items = new List<PageItem>();
        var readable = script.Where(item => !item.IsUnreadable).ToArray();
        foreach (var item in readable)
        {
            items.Add(new PageItem(ranges.Count, item.Addresses.Length, TimeOf(item, stream, now), item.Flags));
            for (var i = 0; i < item.Addresses.Length; i++)
            {
                var bytes = Encoding.UTF8.GetBytes(item.Addresses[i]);
                ranges.Add(buffer.Count..(buffer.Count + bytes.Length));
                roles.Add(RoleOf(item, i));
                buffer.AddRange(bytes);
            }
        }

        var verdicts = new Verdict[items.Count];
        filter.Decide(new PageView(buffer.ToArray(), items.ToArray(), ranges.ToArray(), roles.ToArray()), verdicts);
        var kept = new List<KeptItem>();
        var discarded = new DiscardCounts();
        var pending = script.Where(item => item.IsUnreadable).Select(item => new PendingItem(item.Id, PendingReason.Unreadable)).ToList();
        var failed = pending.Count;
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].IsKept)
            {
                kept.Add(Materialise(readable[i], verdicts[i].Evidence, stream, now));
            }
            else if (verdicts[i].IsUndecided)
            {
                pending.Add(new PendingItem(readable[i].Id, PendingReason.PartialParticipants));
            }
            else
            {
                discarded.Add(verdicts[i].Reason);
            }
        }

        return new Page
        {
            Listed = script.Length,
            Kept = kept,
            Discarded = discarded,
            Undecided = pending.Count - failed,
            Failed = failed,
            Pending = pending,
            Next = SyncCursor.Begin(new TimeWindow(now, now.AddTicks(1))),
            IsLast = true,
            Cost = new RequestCost(1, 5),
        };
    }

    private static DateTimeOffset TimeOf(ScriptedItem item, StreamKind stream, DateTimeOffset now) =>
        item.Time ?? (stream == StreamKind.Mail ? now.AddDays(-1) : now.AddDays(1));

    private static ParticipantRole RoleOf(ScriptedItem item, int participant) =>
        item.Roles?[participant] ?? (participant == 0 ? ParticipantRole.From : ParticipantRole.To);

    private static KeptItem Materialise(ScriptedItem item, int evidence, StreamKind stream, DateTimeOffset now)
    {
        var participants = item.Addresses.Select((address, i) => new Participant(RoleOf(item, i), address, null)).ToList();
        var time = TimeOf(item, stream, now);
        return stream == StreamKind.Mail
            ? new EmailMetadata { ProviderId = item.Id, Subject = item.Subject, Participants = participants, Evidence = evidence, ReceivedAt = time }
            : new Meeting { ProviderId = item.Id, Subject = item.Subject, Participants = participants, Evidence = evidence, Start = time, End = time.AddHours(1) };
    }
}
