using System.Runtime.CompilerServices;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>
/// Decides stored items anew from what is stored of them, without asking the provider: after records of the CRM have changed or gone, or exclusion lists have
/// changed. What nothing refers to any more leaves.
/// </summary>
internal sealed class ReviewRun(StreamSession session) : AsideRun(session, RunKind.Review)
{
    private const int ItemsAtATime = 200;

    // Flags are not stored: what was kept had passed the rules about them.
    private static readonly TimeWindow Always = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    private bool _hasChanged;

    /// <summary>Decides the items of some records anew.</summary>
    /// <param name="records">The records; <see langword="null"/> for all items of the stream.</param>
    /// <param name="marks">What the stream has been brought up to by it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How it ended.</returns>
    public async ValueTask<RunOutcome> RunAsync(IReadOnlyList<CrmReference>? records, StreamMarks marks, CancellationToken cancellationToken)
    {
        var hidden = Session.Hidden;
        var batch = new List<StoredItem>(ItemsAtATime);
        await foreach (var item in ItemsAsync(records, cancellationToken).ConfigureAwait(false))
        {
            // Without its participants, which a data policy may not let be kept, an item is decided by the next reading only.
            if (item.Item.Participants.Count == 0 || item.Matches.Any(match => hidden.Contains(match.Type)))
            {
                continue;
            }

            batch.Add(item);
            if (batch.Count == ItemsAtATime)
            {
                if (!await DecideAsync(batch, marks: null, cancellationToken).ConfigureAwait(false))
                {
                    return RunOutcome.FencedOut;
                }

                batch.Clear();
            }
        }

        return await DecideAsync(batch, marks, cancellationToken).ConfigureAwait(false) ? RunOutcome.Completed : RunOutcome.FencedOut;
    }

    private async IAsyncEnumerable<StoredItem> ItemsAsync(
        IReadOnlyList<CrmReference>? records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = new ItemQuery { MailboxId = Session.Key.Mailbox.MailboxId, Kind = Session.Key.Kind };
        var queries = records is null ? [all] : records.Select(record => all with { RecordType = record.Type, RecordId = record.Id });
        var seen = new HashSet<long>();
        foreach (var query in queries)
        {
            var items = Session.Services.Store.ReadItemsAsync(Session.Key.Mailbox.OrganisationId, query, cancellationToken);
            await foreach (var item in items.ConfigureAwait(false))
            {
                if (seen.Add(item.Id))
                {
                    yield return item;
                }
            }
        }
    }

    private async ValueTask<bool> DecideAsync(List<StoredItem> items, StreamMarks? marks, CancellationToken cancellationToken)
    {
        var decided = await Session.DecideAsync(
            Always,
            (filter, _) => ValueTask.FromResult<PageResult>(Show(items, filter, isLast: marks is not null)),
            cancellationToken).ConfigureAwait(false);
        var page = (Page)decided.Result;
        var before = items.ToDictionary(item => item.Item.ProviderId, item => item.Matches, StringComparer.Ordinal);
        var reviewed = decided.Items(page).Where(item => !item.Matches.SequenceEqual(before[item.Item.ProviderId])).ToList();
        _hasChanged |= reviewed.Count + page.Removed.Count > 0;
        PageCommit With(PageCommit commit) => commit with { Items = [], Reviewed = reviewed, Marks = marks ?? commit.Marks };
        if (_hasChanged)
        {
            return await CommitAsync(decided, page, With, cancellationToken).ConfigureAwait(false);
        }

        // What changes nothing leaves no line in the history, only the mark that it was looked at.
        Count(decided, page);
        return marks is null
            || marks == Session.State.Marks
            || await Session.CommitAsync(With(Session.Prepare(decided.MatcherVersion) with { IsAside = true }), cancellationToken).ConfigureAwait(false);
    }

    private Page Show(List<StoredItem> items, IPageFilter filter, bool isLast)
    {
        var buffer = new List<byte>();
        var addresses = new List<Range>();
        var roles = new List<ParticipantRole>();
        var shown = new List<PageItem>(items.Count);
        foreach (var item in items.Select(stored => stored.Item))
        {
            var time = item is EmailMetadata email ? email.ReceivedAt : ((Meeting)item).Start;
            shown.Add(new PageItem(addresses.Count, item.Participants.Count, time, ItemFlags.None));
            foreach (var participant in item.Participants)
            {
                var address = Encoding.UTF8.GetBytes(participant.Address);
                addresses.Add(buffer.Count..(buffer.Count + address.Length));
                roles.Add(participant.Role);
                buffer.AddRange(address);
            }
        }

        var verdicts = new Verdict[items.Count];
        filter.Decide(new PageView(buffer.ToArray(), shown.ToArray(), addresses.ToArray(), roles.ToArray()), verdicts);
        return ToPage(items, verdicts, isLast);
    }

    private Page ToPage(List<StoredItem> items, Verdict[] verdicts, bool isLast)
    {
        var kept = new List<KeptItem>();
        var removed = new List<string>();
        var discarded = new DiscardCounts();
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].IsKept)
            {
                kept.Add(items[i].Item with { Evidence = verdicts[i].Evidence });
            }
            else
            {
                discarded.Add(verdicts[i].Reason);
                removed.Add(items[i].Item.ProviderId);
            }
        }

        return new Page { Listed = items.Count, Kept = kept, Discarded = discarded, Removed = removed, Next = Session.State.Cursor, IsLast = isLast };
    }
}
