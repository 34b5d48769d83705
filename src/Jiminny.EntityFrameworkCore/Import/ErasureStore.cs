using System.Data.Common;
using System.Globalization;
using Jiminny.Crm;
using Jiminny.EntityFrameworkCore.Scheduling;
using Jiminny.Import.Encryption;
using Jiminny.Import.Erasure;
using Jiminny.Import.KeptData;
using Jiminny.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>
/// Erases in one transaction. Whom it is about is compared here and never sent to the database as a parameter, so that no log of statements learns it.
/// </summary>
internal sealed class ErasureStore(
    IDbContextFactory<JiminnyDbContext> contexts,
    StoreDialect dialect,
    IStoreSchema schema,
    IOrganisationKeys keys,
    StoreRetry retry,
    TimeProvider time) : IErasureStore
{
    private const int MostScrubs = 20;
    private static readonly TimeSpan ScrubDelay = TimeSpan.FromMilliseconds(50);
    private const string MarkPurpose = "erasure marks";

    public async ValueTask<ErasureCounts> EraseAsync(string organisationId, ErasureSelection selection, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(selection);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);

        // First of all, so that what is sealed is unreadable even if the rest has to be done again.
        var isDestroyed = selection.IsWholeOrganisation && await keys.DestroyAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var counts = await retry.RunAsync(_ => EraseOnceAsync(organisationId, selection, cancellationToken), cancellationToken).ConfigureAwait(false);
        await ScrubAsync(cancellationToken).ConfigureAwait(false);
        return counts with { IsKeyDestroyed = isDestroyed };
    }

    public ValueTask<bool> LiftAsync(string organisationId, ErasureSelection selection, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(selection);
        return retry.RunAsync(
            async _ =>
            {
                await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
                var key = await keys.GetAsync(organisationId, cancellationToken).ConfigureAwait(false);
                await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
                var lifted = 0;
                foreach (var (kind, mark) in ErasedMarks.Of(key.Derive(MarkPurpose), selection))
                {
                    await using var command = session.Command(
                        "DELETE FROM jiminny_erasures WHERE organisation_id = @organisation AND subject = @subject AND mark = @mark");
                    lifted += await command
                        .With("@organisation", organisationId)
                        .With("@subject", (short)kind)
                        .With("@mark", mark)
                        .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }

                await session.CommitAsync(cancellationToken).ConfigureAwait(false);
                return lifted > 0;
            },
            cancellationToken);
    }

    public ValueTask<ErasedMarks> FindErasedAsync(string organisationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        return retry.RunAsync(
            async _ =>
            {
                await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
                await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
                var marks = await context.Set<ErasureRow>().AsNoTracking()
                    .Where(row => row.OrganisationId == organisationId)
                    .Select(row => row.Mark)
                    .ToListAsync(cancellationToken).ConfigureAwait(false);
                return marks.Count == 0
                    ? ErasedMarks.None
                    : new ErasedMarks((await keys.GetAsync(organisationId, cancellationToken).ConfigureAwait(false)).Derive(MarkPurpose), marks);
            },
            cancellationToken);
    }

    private async ValueTask<ErasureCounts> EraseOnceAsync(string organisationId, ErasureSelection selection, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(organisationId, cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        var fenced = await FenceAsync(session, organisationId, selection, cancellationToken).ConfigureAwait(false);
        var all = selection.With(await AddressesOfAsync(session, organisationId, selection.Records, cancellationToken).ConfigureAwait(false));
        var items = await FindItemsAsync(session, organisationId, all, cancellationToken).ConfigureAwait(false);
        foreach (var chunk in items.Chunk(StoreCommands.MostParameters))
        {
            await using var command = session.Command($"DELETE FROM jiminny_items WHERE id IN ({KnownItems.Join(chunk)})");
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        var deleted = await DeleteRowsAsync(session, organisationId, all, cancellationToken).ConfigureAwait(false);
        await ForgetAddressesAsync(session, organisationId, all, cancellationToken).ConfigureAwait(false);
        var marks = await MarkAsync(session, organisationId, key.Derive(MarkPurpose), all, cancellationToken).ConfigureAwait(false);
        await new FeedWriter(session, dialect)
            .WriteAsync(organisationId, [.. items.Select(id => (ItemChangeKind.Erased, id))], cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return new ErasureCounts(
            items.Count, deleted.GetValueOrDefault(typeof(StreamRow)), deleted.GetValueOrDefault(typeof(PendingRow)), fenced, marks, IsKeyDestroyed: false);
    }

    /// <summary>Raises the epochs: a page that is being written is waited for, and none can be written any more under an earlier lease.</summary>
    private static async ValueTask<long> FenceAsync(StoreSession session, string organisationId, ErasureSelection selection, CancellationToken cancellationToken)
    {
        await using var command = session.Command("");
        command.CommandText = $"""
            UPDATE jiminny_mailboxes SET epoch = epoch + 1, leased_until = 0, owner = ''
            WHERE organisation_id = @organisation {OnlyMailboxes(command, selection.ConcernsEveryMailbox, selection.MailboxIds)}
            """;
        return await command.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<List<string>> AddressesOfAsync(
        StoreSession session,
        string organisationId,
        IReadOnlyList<CrmReference> records,
        CancellationToken cancellationToken)
    {
        var addresses = new List<string>();
        if (records.Count == 0)
        {
            return addresses;
        }

        await using var command = session.Command($"""
            SELECT m.record_type, m.record_id, p.address FROM jiminny_items i
            JOIN jiminny_matches m ON m.item_id = i.id
            JOIN jiminny_participants p ON p.item_id = i.id AND p.position = m.participant
            WHERE i.organisation_id = @organisation AND m.tier = {(byte)MatchTier.Exact}
            """);
        await using var reader = await command.With("@organisation", organisationId).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (records.Contains(new CrmReference((CrmRecordType)reader.GetInt16(0), reader.GetString(1))))
            {
                addresses.Add(reader.GetString(2));
            }
        }

        return addresses;
    }

    private static async ValueTask<SortedSet<long>> FindItemsAsync(
        StoreSession session,
        string organisationId,
        ErasureSelection selection,
        CancellationToken cancellationToken)
    {
        var items = new SortedSet<long>();
        if (selection.IsWholeOrganisation || selection.MailboxIds.Count > 0)
        {
            await using var command = session.Command("");
            command.CommandText = $"""
                SELECT id FROM jiminny_items
                WHERE organisation_id = @organisation {OnlyMailboxes(command, selection.IsWholeOrganisation, selection.MailboxIds)}
                """;
            await using var reader = await command.With("@organisation", organisationId).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                items.Add(reader.GetInt64(0));
            }
        }

        if (selection.Addresses.Count > 0)
        {
            await using var command = session.Command("""
                SELECT p.item_id, p.address FROM jiminny_participants p JOIN jiminny_items i ON i.id = p.item_id WHERE i.organisation_id = @organisation
                """);
            await using var reader = await command.With("@organisation", organisationId).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (selection.NamesAddress(reader.GetString(1)))
                {
                    items.Add(reader.GetInt64(0));
                }
            }
        }

        if (selection.Records.Count > 0)
        {
            await using var command = session.Command("""
                SELECT m.item_id, m.record_type, m.record_id FROM jiminny_matches m JOIN jiminny_items i ON i.id = m.item_id WHERE i.organisation_id = @organisation
                """);
            await using var reader = await command.With("@organisation", organisationId).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (selection.Records.Contains(new CrmReference((CrmRecordType)reader.GetInt16(1), reader.GetString(2))))
                {
                    items.Add(reader.GetInt64(0));
                }
            }
        }

        return items;
    }

    /// <summary>Deletes what else is kept by mailbox, or by organisation: whatever table of the import the model has.</summary>
    private static async ValueTask<Dictionary<Type, long>> DeleteRowsAsync(
        StoreSession session,
        string organisationId,
        ErasureSelection selection,
        CancellationToken cancellationToken)
    {
        var deleted = new Dictionary<Type, long>();
        if (!selection.IsWholeOrganisation && selection.MailboxIds.Count == 0)
        {
            return deleted;
        }

        foreach (var table in session.Context.Model.GetEntityTypes().Where(table => IsErasedWhole(table, selection.IsWholeOrganisation)))
        {
            await using var command = session.Command("");
            command.CommandText = $"""
                DELETE FROM {table.GetTableName()}
                WHERE organisation_id = @organisation {OnlyMailboxes(command, selection.IsWholeOrganisation, selection.MailboxIds)}
                """;
            deleted[table.ClrType] = await command.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return deleted;
    }

    /// <summary>
    /// Addresses stand in exclusion lists, which the mark now serves for, and in news of the CRM; without these a mailbox reads its window again.
    /// </summary>
    private async ValueTask ForgetAddressesAsync(StoreSession session, string organisationId, ErasureSelection selection, CancellationToken cancellationToken)
    {
        if (selection.Addresses.Count + selection.Records.Count == 0)
        {
            return;
        }

        // A link to the next page may hold addresses; a round under way begins its window again.
        await using var cursors = session.Command("UPDATE jiminny_streams SET cursor = NULL WHERE organisation_id = @organisation AND completed_at IS NULL");
        await cursors.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await using var news = session.Command("DELETE FROM jiminny_crm_news WHERE organisation_id = @organisation");
        await news.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<string>();
        await using (var command = session.Command($"SELECT CAST({dialect.RowId} AS TEXT), value FROM jiminny_exclusions WHERE organisation_id = @organisation"))
        await using (var reader = await command.With("@organisation", organisationId).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (selection.NamesAddress(reader.GetString(1)))
                {
                    rows.Add($"'{reader.GetString(0)}'");
                }
            }
        }

        if (rows.Count > 0)
        {
            await using var delete = session.Command($"DELETE FROM jiminny_exclusions WHERE {dialect.RowId} IN ({string.Join(',', rows)})");
            await delete.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsErasedWhole(IEntityType table, bool isWholeOrganisation) =>
        (table.ClrType.Namespace == typeof(ErasureStore).Namespace || table.ClrType.Namespace == typeof(ExclusionRow).Namespace)
        && table.ClrType != typeof(ItemRow) && table.ClrType != typeof(FeedRow) && table.ClrType != typeof(ChangeRow) && table.ClrType != typeof(KeyRow)
        && table.FindProperty(isWholeOrganisation ? nameof(MailboxRow.OrganisationId) : nameof(MailboxRow.MailboxId)) is not null;

    private async ValueTask<int> MarkAsync(
        StoreSession session,
        string organisationId,
        byte[] key,
        ErasureSelection selection,
        CancellationToken cancellationToken)
    {
        var marks = 0;
        foreach (var (kind, mark) in ErasedMarks.Of(key, selection))
        {
            await using var command = session.Command($"""
                INSERT INTO jiminny_erasures (organisation_id, subject, mark, erased_at) VALUES (@organisation, @subject, @mark, {dialect.NowMilliseconds})
                ON CONFLICT (organisation_id, subject, mark) DO NOTHING
                """);
            marks += await command
                .With("@organisation", organisationId)
                .With("@subject", (short)kind)
                .With("@mark", mark)
                .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return marks;
    }

    /// <summary>Takes what was deleted out of the journal as well. A reader that is in the way is waited for a little; then closing the store does it.</summary>
    private async ValueTask ScrubAsync(CancellationToken cancellationToken)
    {
        if (dialect is not { Scrub.Length: > 0, WriteGate: { } gate })
        {
            return;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var session = await StoreSession.ReadAsync(contexts, cancellationToken).ConfigureAwait(false);
            await using var command = session.Command(dialect.Scrub);
            for (var tries = 0; tries < MostScrubs && Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) != 0; tries++)
            {
                await Task.Delay(ScrubDelay, time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private static string OnlyMailboxes(DbCommand command, bool all, IReadOnlyList<string> mailboxIds) =>
        all ? "" : string.Create(CultureInfo.InvariantCulture, $"AND mailbox_id IN ({command.WithList("@mailbox", mailboxIds)})");
}
