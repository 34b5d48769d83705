using System.Runtime.CompilerServices;
using Jiminny.Connectors;
using Jiminny.Import.KeptData;
using Jiminny.Import.Runs;

namespace Jiminny.Import.Storage;

/// <summary>Keeps everything in this process' memory, for tests and trials. What it holds is gone with the process.</summary>
internal sealed partial class InMemoryImportStore(TimeProvider time) : IImportStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<MailboxKey, Holding> _mailboxes = [];
    private readonly Dictionary<string, InMemoryOrganisation> _organisations = new(StringComparer.Ordinal);
    private long _lastItemId;
    private long _lastEpoch;

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

            // One count for all mailboxes: one that was erased begins anew, above every epoch it ever had.
            var epoch = ++_lastEpoch;
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
            return new(Find(stream.Mailbox.OrganisationId)?.Streams.GetValueOrDefault(stream)?.State);
        }
    }

    public ValueTask<StreamState?> CommitAsync(MailboxLease lease, PageCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(commit);
        lock (_gate)
        {
            var organisation = Find(commit.Stream.Mailbox.OrganisationId) ?? new InMemoryOrganisation();
            var stream = organisation.Streams.GetValueOrDefault(commit.Stream) ?? new InMemoryStream();
            if (_mailboxes.GetValueOrDefault(lease.Mailbox) is not { } holding
                || holding.Epoch != lease.Epoch
                || (stream.State?.Sequence ?? 0) != commit.ExpectedSequence)
            {
                return new((StreamState?)null);
            }

            var now = time.GetUtcNow();
            _mailboxes[lease.Mailbox] = holding with { Until = now + lease.Duration };
            _organisations[commit.Stream.Mailbox.OrganisationId] = organisation;
            organisation.Streams[commit.Stream] = stream;
            var repeated = commit.Items.Count(item => !organisation.Put(stream, commit, item, () => ++_lastItemId, now));
            commit.Reviewed.ToList().ForEach(item => organisation.Review(stream, commit, item, now));
            var counts = new CommitCounts(
                repeated,
                commit.Removed.Count(id => organisation.Remove(stream, id, ItemChangeKind.Removed, now))
                    + (commit is { Receipt.IsComplete: true, IsAside: false } ? organisation.Sweep(stream, commit.Generation, now) : 0),
                commit.Cutoffs.Items is { } before ? organisation.Expire(stream, before, now) : 0);
            stream.Note(commit);
            return new(stream.State = stream.Next(commit, counts));
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
            found = [.. (Find(organisationId)?.Items.Values ?? Enumerable.Empty<StoredItem>())
                .Where(item => Selects(query, item))
                .Take(query.Take ?? int.MaxValue)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    public ValueTask<IReadOnlyList<PendingRecord>> ReadPendingAsync(
        StreamKey stream, DateTimeOffset triedBefore, int take, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. (Find(stream.Mailbox.OrganisationId)?.Streams.GetValueOrDefault(stream)?.Pending.Values ?? Enumerable.Empty<PendingRecord>())
                .Where(item => item.LastTriedAt < triedBefore)
                .OrderBy(item => item.LastTriedAt).ThenBy(item => item.ProviderId, StringComparer.Ordinal)
                .Take(take)]);
        }
    }

    public async IAsyncEnumerable<ImportRun> ReadRunsAsync(
        string organisationId, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        List<ImportRun> runs;
        lock (_gate)
        {
            runs = [.. (Find(organisationId)?.Streams ?? [])
                .OrderBy(stream => stream.Key.Mailbox.MailboxId, StringComparer.Ordinal).ThenBy(stream => stream.Key.Kind)
                .SelectMany(stream => stream.Value.Runs.Values)
                .Where(run => since is null || run.Receipt.StartedAt >= since)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
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
            receipts = [.. (Find(organisationId)?.Streams ?? [])
                .OrderBy(stream => stream.Key.Mailbox.MailboxId, StringComparer.Ordinal).ThenBy(stream => stream.Key.Kind)
                .Select(stream => stream.Value.State!.Receipt)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var receipt in receipts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return receipt;
        }
    }

    public async IAsyncEnumerable<ItemChange> ReadChangesAsync(
        string organisationId,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        List<ItemChange> changes;
        lock (_gate)
        {
            var organisation = Find(organisationId);
            changes = [.. (organisation?.Changes.After(after) ?? []).Select(change => change with { Item = organisation!.Items.GetValueOrDefault(change.ItemId) })];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return change;
        }
    }

    private InMemoryOrganisation? Find(string organisationId) => _organisations.GetValueOrDefault(organisationId);

    private static bool Selects(ItemQuery query, StoredItem item) =>
        (query.ItemId is null || query.ItemId == item.Id)
        && (query.GlobalId is null || query.GlobalId == CorrelationExtensions.GlobalIdOf(item.Item))
        && (query.MailboxId is null || query.MailboxId == item.Mailbox.MailboxId)
        && (query.Kind is null || query.Kind == (item.Item is EmailMetadata ? StreamKind.Mail : StreamKind.Calendar))
        && (query.RecordId is null || item.Matches.Any(match => match.Id == query.RecordId && match.Type == query.RecordType))
        && (query.AccountId is null || item.Matches.Any(match => match.AccountId == query.AccountId));

    private sealed record Holding(string Owner, long Epoch, DateTimeOffset Until);
}
