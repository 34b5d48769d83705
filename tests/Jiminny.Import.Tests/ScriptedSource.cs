using System.Text;
using Jiminny.Connectors;

namespace Jiminny.Import.Tests;

/// <summary>A mailbox written down as pages; page n is read with the cursor "n", and beyond the last there is nothing new. Steps that are failures are answered once, in order.</summary>
internal sealed class ScriptedSource(StreamKind stream, DateTimeOffset now, params ScriptedItem[][] pages) : IMailboxSource
{
    public Provider Provider { get; init; } = Provider.Microsoft;

    public StreamKind Stream => stream;

    public Queue<SourceFailure> Failures { get; } = new();

    public List<string?> Cursors { get; } = [];

    /// <summary>Called before a page is given, with its number.</summary>
    public Action<int>? BeforePage { get; set; }

    /// <summary>How many items more the source claims to have listed than it accounts for.</summary>
    public int Unaccounted { get; set; }

    public ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        Cursors.Add(cursor.State);
        if (Failures.TryDequeue(out var failure))
        {
            return new(failure);
        }

        var number = cursor.State is null ? 0 : int.Parse(cursor.State);
        BeforePage?.Invoke(number);
        return new(Read(number < pages.Length ? pages[number] : [], cursor, number, filter));
    }

    private Page Read(ScriptedItem[] script, SyncCursor cursor, int number, IPageFilter filter)
    {
        var buffer = new List<byte>();
        var ranges = new List<Range>();
        var roles = new List<ParticipantRole>();
        var items = new List<PageItem>();
        foreach (var item in script)
        {
            items.Add(new PageItem(ranges.Count, item.Addresses.Length, item.Time ?? DefaultTime, item.Flags));
            for (var i = 0; i < item.Addresses.Length; i++)
            {
                var bytes = Encoding.UTF8.GetBytes(item.Addresses[i]);
                ranges.Add(buffer.Count..(buffer.Count + bytes.Length));
                roles.Add(item.Roles?[i] ?? (i == 0 ? ParticipantRole.From : ParticipantRole.To));
                buffer.AddRange(bytes);
            }
        }

        var verdicts = new Verdict[items.Count];
        filter.Decide(new PageView(buffer.ToArray(), items.ToArray(), ranges.ToArray(), roles.ToArray()), verdicts);
        var kept = new List<KeptItem>();
        var discarded = new DiscardCounts();
        var undecided = 0;
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].IsKept)
            {
                kept.Add(Materialise(script[i], verdicts[i].Evidence));
            }
            else if (verdicts[i].IsUndecided)
            {
                undecided++;
            }
            else
            {
                discarded.Add(verdicts[i].Reason);
            }
        }

        var isLast = number >= pages.Length - 1;
        return new Page
        {
            Listed = script.Length + Unaccounted,
            Kept = kept,
            Discarded = discarded,
            Undecided = undecided,
            Next = cursor with { State = (number + 1).ToString() },
            IsLast = isLast,
            Cost = new RequestCost(1, 5),
        };
    }

    private DateTimeOffset DefaultTime => stream == StreamKind.Mail ? now.AddDays(-1) : now.AddDays(1);

    private KeptItem Materialise(ScriptedItem item, int evidence)
    {
        var participants = item.Addresses
            .Select((address, i) => new Participant(item.Roles?[i] ?? (i == 0 ? ParticipantRole.From : ParticipantRole.To), address, null))
            .ToList();
        var time = item.Time ?? DefaultTime;
        return stream == StreamKind.Mail
            ? new EmailMetadata { ProviderId = item.Id, Subject = item.Subject, Participants = participants, Evidence = evidence, ReceivedAt = time }
            : new Meeting { ProviderId = item.Id, Subject = item.Subject, Participants = participants, Evidence = evidence, Start = time, End = time.AddHours(1) };
    }
}
