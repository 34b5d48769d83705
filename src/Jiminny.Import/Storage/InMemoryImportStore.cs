using System.Runtime.CompilerServices;
using Jiminny.Connectors;

namespace Jiminny.Import.Storage;

/// <summary>Keeps everything in this process' memory, for tests and trials. What it holds is gone with the process.</summary>
internal sealed class InMemoryImportStore(TimeProvider time) : IImportStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<MailboxKey, Holding> _mailboxes = [];
    private readonly Dictionary<StreamKey, Stream> _streams = [];
    private long _order;

    public ValueTask<MailboxLease?> AcquireAsync(MailboxKey mailbox, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var holding = _mailboxes.GetValueOrDefault(mailbox);
            if (holding is not null && holding.Owner != owner && holding.Until > now)
            {
                return new((MailboxLease?)null);
            }

            var epoch = (holding?.Epoch ?? 0) + 1;
            _mailboxes[mailbox] = new Holding(owner, epoch, now + duration);
            return new(new MailboxLease(mailbox, owner, epoch, duration));
        }
    }

    public ValueTask ReleaseAsync(MailboxLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        lock (_gate)
        {
            if (_mailboxes.GetValueOrDefault(lease.Mailbox) is { } holding && holding.Epoch == lease.Epoch)
            {
                _mailboxes[lease.Mailbox] = holding with { Until = DateTimeOffset.MinValue };
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<StreamState?> FindStreamAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_streams.GetValueOrDefault(stream)?.State);
        }
    }

    public ValueTask<StreamState?> CommitAsync(MailboxLease lease, PageCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(commit);
        lock (_gate)
        {
            var known = _streams.GetValueOrDefault(commit.Stream);
            if (_mailboxes.GetValueOrDefault(lease.Mailbox) is not { } holding
                || holding.Epoch != lease.Epoch
                || (known?.State.Sequence ?? 0) != commit.ExpectedSequence)
            {
                return new((StreamState?)null);
            }

            _mailboxes[lease.Mailbox] = holding with { Until = time.GetUtcNow() + lease.Duration };
            var items = known?.Items ?? new Dictionary<string, Kept>(StringComparer.Ordinal);
            var repeated = commit.Items.Count(item => !Put(items, commit, item));
            var removed = commit.Removed.Count(items.Remove);
            if (commit.Receipt.IsComplete)
            {
                var unseen = items.Where(item => item.Value.Generation < commit.Generation).Select(item => item.Key).ToList();
                unseen.ForEach(id => items.Remove(id));
                removed += unseen.Count;
            }

            var receipt = commit.Receipt with { Repeated = commit.Receipt.Repeated + repeated, Removed = commit.Receipt.Removed + removed };
            var state = new StreamState(commit.Next, commit.Generation, commit.ExpectedSequence + 1, receipt);
            _streams[commit.Stream] = new Stream(state, items);
            return new(state);
        }
    }

    public async IAsyncEnumerable<StoredItem> ReadItemsAsync(
        string organisationId,
        ItemQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(query);
        query.RequireConsistent();
        List<StoredItem> found;
        lock (_gate)
        {
            found = [.. _streams
                .Where(stream => stream.Key.Mailbox.OrganisationId == organisationId)
                .SelectMany(stream => stream.Value.Items.Values, (stream, kept) => (stream.Key, kept))
                .Where(pair => Selects(query, pair.Key, pair.kept.Item))
                .OrderBy(pair => pair.kept.Order)
                .Select(pair => pair.kept.Item)
                .Take(query.Take ?? int.MaxValue)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    public async IAsyncEnumerable<ImportReceipt> ReadReceiptsAsync(
        string organisationId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        List<ImportReceipt> receipts;
        lock (_gate)
        {
            receipts = [.. _streams
                .Where(stream => stream.Key.Mailbox.OrganisationId == organisationId)
                .OrderBy(stream => stream.Key.Mailbox.MailboxId, StringComparer.Ordinal).ThenBy(stream => stream.Key.Kind)
                .Select(stream => stream.Value.State.Receipt)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var receipt in receipts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return receipt;
        }
    }

    /// <returns>Whether the item is new in this round.</returns>
    private bool Put(Dictionary<string, Kept> items, PageCommit commit, MatchedItem item)
    {
        var before = items.GetValueOrDefault(item.Item.ProviderId);
        var stored = new StoredItem(commit.Stream.Mailbox, item.Item, item.Matches, commit.MatcherVersion);
        items[item.Item.ProviderId] = new Kept(stored, commit.Generation, before?.Order ?? _order++);
        return before is null || before.Generation < commit.Generation;
    }

    private static bool Selects(ItemQuery query, StreamKey stream, StoredItem item) =>
        (query.MailboxId is null || query.MailboxId == stream.Mailbox.MailboxId)
        && (query.Kind is null || query.Kind == stream.Kind)
        && (query.RecordId is null || item.Matches.Any(match => match.Id == query.RecordId && match.Type == query.RecordType))
        && (query.AccountId is null || item.Matches.Any(match => match.AccountId == query.AccountId));

    private sealed record Holding(string Owner, long Epoch, DateTimeOffset Until);

    private sealed record Stream(StreamState State, Dictionary<string, Kept> Items);

    private sealed record Kept(StoredItem Item, int Generation, long Order);
}
