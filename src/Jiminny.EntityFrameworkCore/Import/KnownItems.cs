using System.Data.Common;
using System.Globalization;
using Jiminny.EntityFrameworkCore.Encryption;
using Jiminny.Import.Storage;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>
/// Which items of a page are stored already, and as what: what has not changed is not written again. Plain SQL, so that no provider id reaches a log of EF.
/// </summary>
internal sealed class KnownItems(StoreSession session, TextSealer text)
{
    public async ValueTask<Dictionary<string, KnownItem>> FindAsync(
        StreamKey stream,
        IReadOnlyList<MatchedItem> items,
        CancellationToken cancellationToken)
    {
        var rows = new Dictionary<long, (ItemRow Row, bool IsAnnounced)>();
        foreach (var chunk in items.Select(item => item.Item.ProviderId).Distinct(StringComparer.Ordinal).Chunk(StoreCommands.MostParameters))
        {
            await ReadItemsAsync(stream, chunk, rows, cancellationToken).ConfigureAwait(false);
        }

        foreach (var chunk in rows.Keys.Chunk(StoreCommands.MostParameters))
        {
            await ReadParticipantsAsync(chunk, rows, cancellationToken).ConfigureAwait(false);
            await ReadMatchesAsync(chunk, rows, cancellationToken).ConfigureAwait(false);
        }

        return rows.Values.ToDictionary(
            known => known.Row.ProviderId,
            known => new KnownItem(known.Row.Id, known.Row.Generation, RowMapping.ToItem(known.Row, text), known.IsAnnounced),
            StringComparer.Ordinal);
    }

    private async ValueTask ReadItemsAsync(
        StreamKey stream,
        string[] providerIds,
        Dictionary<long, (ItemRow Row, bool IsAnnounced)> rows,
        CancellationToken cancellationToken)
    {
        await using var command = session.Command("");
        command.CommandText = $"""
            SELECT id, provider_id, generation, sequence, matcher_version, time, end_time, start_day, end_day, subject, global_id, group_id, is_own,
                has_attachments, join_url, EXISTS (SELECT 1 FROM jiminny_changes WHERE item_id = jiminny_items.id)
            FROM jiminny_items
            WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND provider_id IN ({command.WithList("@id", providerIds)})
            """;
        command
            .With("@organisation", stream.Mailbox.OrganisationId)
            .With("@mailbox", stream.Mailbox.MailboxId)
            .With("@kind", (short)stream.Kind);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = new ItemRow
            {
                Id = reader.GetInt64(0),
                OrganisationId = stream.Mailbox.OrganisationId,
                MailboxId = stream.Mailbox.MailboxId,
                Kind = (byte)stream.Kind,
                ProviderId = reader.GetString(1),
                Generation = reader.GetInt32(2),
                Sequence = reader.GetInt64(3),
                MatcherVersion = reader.GetInt64(4),
                Time = reader.GetInt64(5),
                EndTime = reader.IsDBNull(6) ? null : reader.GetInt64(6),
                StartDay = reader.IsDBNull(7) ? null : reader.GetInt32(7),
                EndDay = reader.IsDBNull(8) ? null : reader.GetInt32(8),
                Subject = Text(reader, 9),
                GlobalId = Text(reader, 10),
                GroupId = Text(reader, 11),
                IsOwn = reader.GetBoolean(12),
                HasAttachments = reader.IsDBNull(13) ? null : reader.GetBoolean(13),
                JoinUrl = Text(reader, 14),
            };
            rows.Add(row.Id, (row, reader.GetBoolean(15)));
        }
    }

    private async ValueTask ReadParticipantsAsync(long[] ids, Dictionary<long, (ItemRow Row, bool IsAnnounced)> rows, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"""
            SELECT item_id, position, role, address, name FROM jiminny_participants WHERE item_id IN ({Join(ids)}) ORDER BY item_id, position
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows[reader.GetInt64(0)].Row.Participants.Add(new ParticipantRow
            {
                ItemId = reader.GetInt64(0),
                Position = reader.GetInt32(1),
                Role = (byte)reader.GetInt16(2),
                Address = reader.GetString(3),
                Name = Text(reader, 4),
            });
        }
    }

    private async ValueTask ReadMatchesAsync(long[] ids, Dictionary<long, (ItemRow Row, bool IsAnnounced)> rows, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"""
            SELECT item_id, position, participant, record_type, record_id, account_id, tier FROM jiminny_matches
            WHERE item_id IN ({Join(ids)}) ORDER BY item_id, position
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows[reader.GetInt64(0)].Row.Matches.Add(new MatchRow
            {
                ItemId = reader.GetInt64(0),
                Position = reader.GetInt32(1),
                Participant = reader.GetInt32(2),
                RecordType = (byte)reader.GetInt16(3),
                RecordId = reader.GetString(4),
                AccountId = Text(reader, 5),
                Tier = (byte)reader.GetInt16(6),
            });
        }
    }

    /// <summary>The store's own numbers, written out.</summary>
    public static string Join(IEnumerable<long> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <summary>An item as it is stored before the page.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Generation">The round that saw it last.</param>
/// <param name="Item">Its content.</param>
/// <param name="IsAnnounced">Whether the change feed tells of it; not, when an earlier version wrote it.</param>
internal sealed record KnownItem(long Id, int Generation, StoredItem Item, bool IsAnnounced);
