using System.Globalization;
using System.Runtime.CompilerServices;
using Jiminny.Connectors;
using Jiminny.EntityFrameworkCore.Encryption;
using Jiminny.Import;
using Jiminny.Import.KeptData;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore.Import;

internal sealed class ImportStore(
    IDbContextFactory<JiminnyDbContext> contexts,
    StoreDialect dialect,
    IStoreSchema schema,
    ContentSealing sealing,
    StoreRetry retry) : IImportStore
{
    private const int ChunkSize = 500;

    public ValueTask<MailboxLease?> AcquireAsync(MailboxKey mailbox, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        retry.RunAsync(_ => AcquireOnceAsync(mailbox, owner, duration, cancellationToken), cancellationToken);

    public async ValueTask ReleaseAsync(MailboxLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await retry.RunAsync(_ => ReleaseOnceAsync(lease, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<StreamState?> FindStreamAsync(StreamKey stream, CancellationToken cancellationToken) => retry.RunAsync(
        async _ =>
        {
            await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            var state = await FindStreamAsync(context, stream, cancellationToken).ConfigureAwait(false);
            return state is null ? null : await OpenAsync(state, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public ValueTask<StreamState?> CommitAsync(MailboxLease lease, PageCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(commit);
        return retry.RunAsync(
            async attempt =>
            {
                var text = await sealing.ForAsync(commit.Stream.Mailbox.OrganisationId, cancellationToken).ConfigureAwait(false);
                StreamState? state;
                await using (var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false))
                {
                    state = await new PageWriter(session, dialect, text).WriteAsync(lease, commit, cancellationToken).ConfigureAwait(false);
                }

                // A connection that broke during the commit leaves open whether it was one: the sequence tells, since only the lease's holder writes it.
                return state is null && attempt > 0 && await IsCommittedAsync(lease, commit, cancellationToken).ConfigureAwait(false)
                    ? await FindStreamAsync(commit.Stream, cancellationToken).ConfigureAwait(false)
                    : state;
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<StoredItem> ReadItemsAsync(
        string organisationId,
        ItemQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(query);
        query.RequireConsistent();
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var last = 0L;
        var left = query.Take ?? int.MaxValue;
        while (left > 0)
        {
            // A chunk at a time, so that memory does not grow with what is stored and no transaction stays open while the caller works.
            var (after, count) = (last, Math.Min(left, ChunkSize));
            var chunk = await retry.RunAsync(_ => ReadChunkAsync(organisationId, query, after, count, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            foreach (var item in chunk)
            {
                yield return item;
                last = item.Id;
            }

            left = chunk.Count < ChunkSize ? 0 : left - chunk.Count;
        }
    }

    public async IAsyncEnumerable<ItemChange> ReadChangesAsync(
        string organisationId,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        List<ItemChange> chunk;
        do
        {
            var from = after;
            chunk = await retry.RunAsync(_ => ReadChangeChunkAsync(organisationId, from, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var change in chunk)
            {
                yield return change;
                after = change.Position;
            }
        }
        while (chunk.Count == ChunkSize);
    }

    public async ValueTask<IReadOnlyList<PendingRecord>> ReadPendingAsync(
        StreamKey stream, DateTimeOffset triedBefore, int take, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var before = triedBefore.ToUnixTimeMilliseconds();
        var rows = await context.Set<PendingRow>().AsNoTracking()
            .Where(row => row.OrganisationId == stream.Mailbox.OrganisationId && row.MailboxId == stream.Mailbox.MailboxId && row.Kind == (byte)stream.Kind)
            .Where(row => row.LastTriedAt < before)
            .OrderBy(row => row.LastTriedAt).ThenBy(row => row.ProviderId)
            .Take(take)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.ConvertAll(RowMapping.ToPending);
    }

    public async IAsyncEnumerable<ImportRun> ReadRunsAsync(
        string organisationId, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var from = since?.ToUnixTimeMilliseconds();
        var rows = context.Set<RunRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId && (from == null || row.StartedAt >= from))
            .OrderBy(row => row.MailboxId).ThenBy(row => row.Kind).ThenBy(row => row.Number)
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return RowMapping.ToRun(row);
        }
    }

    public async IAsyncEnumerable<ImportReceipt> ReadReceiptsAsync(
        string organisationId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = context.Set<StreamRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId)
            .OrderBy(row => row.MailboxId).ThenBy(row => row.Kind)
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return RowMapping.ToReceipt(row);
        }
    }

    /// <summary>Reads a stream on a connection of the caller's, inside its transaction.</summary>
    internal static async ValueTask<StreamState?> FindStreamAsync(JiminnyDbContext context, StreamKey stream, CancellationToken cancellationToken)
    {
        var found = await context.Set<StreamRow>().AsNoTracking()
            .Where(row => row.OrganisationId == stream.Mailbox.OrganisationId && row.MailboxId == stream.Mailbox.MailboxId && row.Kind == (byte)stream.Kind)
            .Select(row => new
            {
                Row = row,
                Run = context.Set<RunRow>().SingleOrDefault(run =>
                    run.OrganisationId == row.OrganisationId && run.MailboxId == row.MailboxId && run.Kind == row.Kind && run.Number == row.RunNumber),
            })
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return found is null ? null : RowMapping.ToState(found.Row, found.Run);
    }

    private async ValueTask<MailboxLease?> AcquireOnceAsync(MailboxKey mailbox, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);

        // The first epoch is the clock's, so that a mailbox that was erased begins anew above every epoch it ever had.
        await using var command = session.Command($"""
            INSERT INTO jiminny_mailboxes (organisation_id, mailbox_id, epoch, owner, leased_until)
            VALUES (@organisation, @mailbox, {dialect.NowMilliseconds}, @owner, {dialect.NowMilliseconds} + @duration)
            ON CONFLICT (organisation_id, mailbox_id) DO UPDATE
            SET epoch = jiminny_mailboxes.epoch + 1, owner = excluded.owner, leased_until = excluded.leased_until
            WHERE jiminny_mailboxes.owner = excluded.owner OR jiminny_mailboxes.leased_until <= {dialect.NowMilliseconds}
            RETURNING epoch
            """);
        command
            .With("@organisation", mailbox.OrganisationId)
            .With("@mailbox", mailbox.MailboxId)
            .With("@owner", owner)
            .With("@duration", (long)duration.TotalMilliseconds);
        var epoch = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return epoch is null ? null : new MailboxLease(mailbox, owner, Convert.ToInt64(epoch, CultureInfo.InvariantCulture), duration);
    }

    private async ValueTask<bool> ReleaseOnceAsync(MailboxLease lease, CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command("""
            UPDATE jiminny_mailboxes SET leased_until = 0
            WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND epoch = @epoch
            """);
        command
            .With("@organisation", lease.Mailbox.OrganisationId)
            .With("@mailbox", lease.Mailbox.MailboxId)
            .With("@epoch", lease.Epoch);
        var isReleased = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return isReleased;
    }

    private async ValueTask<bool> IsCommittedAsync(MailboxLease lease, PageCommit commit, CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.ReadAsync(contexts, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command("""
            SELECT COUNT(*) FROM jiminny_streams s
            JOIN jiminny_mailboxes m ON m.organisation_id = s.organisation_id AND m.mailbox_id = s.mailbox_id
            WHERE s.organisation_id = @organisation AND s.mailbox_id = @mailbox AND s.kind = @kind AND s.sequence = @sequence AND m.epoch = @epoch
            """);
        RowMapping.Bind(command, commit.Stream).With("@sequence", commit.ExpectedSequence + 1).With("@epoch", lease.Epoch);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) == 1;
    }

    private async ValueTask<StreamState> OpenAsync(StreamState state, CancellationToken cancellationToken)
    {
        var text = await sealing.ForAsync(state.Receipt.Stream.Mailbox.OrganisationId, state.Cursor.State, cancellationToken).ConfigureAwait(false);
        return state with { Cursor = RowMapping.Open(state.Cursor, state.Receipt.Stream, text) };
    }

    private async ValueTask<List<StoredItem>> ReadChunkAsync(string organisationId, ItemQuery query, long after, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = context.Set<ItemRow>().AsNoTracking().Where(row => row.OrganisationId == organisationId && row.Id > after);
        var found = await WithPeople(Select(rows, query).OrderBy(row => row.Id).Take(count)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var text = await sealing.ForAsync(organisationId, found, cancellationToken).ConfigureAwait(false);
        return found.ConvertAll(row => RowMapping.ToItem(row, text));
    }

    private async ValueTask<List<ItemChange>> ReadChangeChunkAsync(string organisationId, long after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var changes = await context.Set<ChangeRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId && row.Position > after)
            .OrderBy(row => row.Position)
            .Take(ChunkSize)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var ids = changes.Where(row => (ItemChangeKind)row.Kind is ItemChangeKind.Added or ItemChangeKind.Changed).Select(row => row.ItemId).Distinct().ToArray();
        var items = ids.Length == 0
            ? []
            : await WithPeople(context.Set<ItemRow>().AsNoTracking().Where(row => row.OrganisationId == organisationId && ids.Contains(row.Id)))
                .ToDictionaryAsync(row => row.Id, cancellationToken).ConfigureAwait(false);
        var text = await sealing.ForAsync(organisationId, items.Values, cancellationToken).ConfigureAwait(false);
        return changes.ConvertAll(row => new ItemChange(
            row.Position,
            (ItemChangeKind)row.Kind,
            row.ItemId,
            DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            items.TryGetValue(row.ItemId, out var item) ? RowMapping.ToItem(item, text) : null));
    }

    private static IQueryable<ItemRow> WithPeople(IQueryable<ItemRow> rows) => rows
        .Include(row => row.Participants.OrderBy(participant => participant.Position))
        .Include(row => row.Matches.OrderBy(match => match.Position))
        .AsSplitQuery();

    private static IQueryable<ItemRow> Select(IQueryable<ItemRow> rows, ItemQuery query)
    {
        if (query.ItemId is { } itemId)
        {
            rows = rows.Where(row => row.Id == itemId);
        }

        if (query.GlobalId is { } globalId)
        {
            rows = rows.Where(row => row.GlobalId == globalId);
        }

        if (query.MailboxId is { } mailboxId)
        {
            rows = rows.Where(row => row.MailboxId == mailboxId);
        }

        if (query.Kind is { } kind)
        {
            rows = rows.Where(row => row.Kind == (byte)kind);
        }

        if (query.RecordId is { } recordId)
        {
            var type = (byte)query.RecordType!.Value;
            rows = rows.Where(row => row.Matches.Any(match => match.RecordId == recordId && match.RecordType == type));
        }

        if (query.AccountId is { } accountId)
        {
            rows = rows.Where(row => row.Matches.Any(match => match.AccountId == accountId));
        }

        return rows;
    }
}
