using System.Globalization;
using System.Text;
using Jiminny.Import.KeptData;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>
/// Appends to an organisation's change feed inside the session's transaction. Positions come from one row per organisation, locked until the commit: a
/// position is never visible before a lower one. It is written last, so that the lock is short.
/// </summary>
internal sealed class FeedWriter(StoreSession session, StoreDialect dialect)
{
    private const int RowsPerStatement = 500;

    public async ValueTask WriteAsync(string organisationId, IReadOnlyList<(ItemChangeKind Kind, long ItemId)> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var position = await ReserveAsync(organisationId, changes.Count, cancellationToken).ConfigureAwait(false);
        foreach (var chunk in changes.Chunk(RowsPerStatement))
        {
            await ForgetAsync(chunk, cancellationToken).ConfigureAwait(false);
            var values = new StringBuilder();
            foreach (var (kind, itemId) in chunk)
            {
                values.Append(CultureInfo.InvariantCulture, $"{(values.Length == 0 ? "" : ",")}(@organisation,{++position},{(byte)kind},{itemId},{dialect.NowMilliseconds})");
            }

            await using var insert = session.Command($"INSERT INTO jiminny_changes (organisation_id, position, kind, item_id, at) VALUES {values}");
            await insert.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>The last position before the reserved ones.</returns>
    private async ValueTask<long> ReserveAsync(string organisationId, int count, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            INSERT INTO jiminny_feeds (organisation_id, position) VALUES (@organisation, @count)
            ON CONFLICT (organisation_id) DO UPDATE SET position = jiminny_feeds.position + @count
            RETURNING position
            """);
        var position = await command
            .With("@organisation", organisationId)
            .With("@count", (long)count)
            .ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return Convert.ToInt64(position, CultureInfo.InvariantCulture) - count;
    }

    /// <summary>Of an item that changed the addition stays and the change before goes; of one that is gone all goes.</summary>
    private async ValueTask ForgetAsync((ItemChangeKind Kind, long ItemId)[] changes, CancellationToken cancellationToken)
    {
        foreach (var group in changes.Where(change => change.Kind != ItemChangeKind.Added).GroupBy(change => change.Kind == ItemChangeKind.Changed))
        {
            await using var command = session.Command($"""
                DELETE FROM jiminny_changes
                WHERE item_id IN ({KnownItems.Join(group.Select(change => change.ItemId))}) {(group.Key ? $"AND kind <> {(byte)ItemChangeKind.Added}" : "")}
                """);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
