using System.Globalization;
using Jiminny.Connectors;
using Jiminny.Import.Storage;
using Jiminny.Import;
using Jiminny.Matching;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>Writes a page inside the session's transaction. Plain SQL, since this is the hot path and both databases understand it.</summary>
internal sealed class PageWriter(StoreSession session, StoreDialect dialect)
{
    public async ValueTask<StreamState?> WriteAsync(MailboxLease lease, PageCommit commit, CancellationToken cancellationToken)
    {
        // Renewing first locks the mailbox' row: nobody can take the lease over between this check and the commit.
        if (!await RenewAsync(lease, cancellationToken).ConfigureAwait(false)
            || await SequenceAsync(commit.Stream, cancellationToken).ConfigureAwait(false) != commit.ExpectedSequence)
        {
            return null;
        }

        var repeated = await WriteItemsAsync(commit, cancellationToken).ConfigureAwait(false);
        var removed = await RemoveAsync(commit, cancellationToken).ConfigureAwait(false);
        if (commit.Receipt.IsComplete)
        {
            removed += await SweepAsync(commit, cancellationToken).ConfigureAwait(false);
        }

        var receipt = commit.Receipt with
        {
            Repeated = commit.Receipt.Repeated + repeated,
            Removed = commit.Receipt.Removed + removed,
        };
        var state = new StreamState(commit.Next, commit.Generation, commit.ExpectedSequence + 1, receipt);
        if (!await WriteStreamAsync(lease, commit, state, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return state;
    }

    private async ValueTask<bool> RenewAsync(MailboxLease lease, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"""
            UPDATE jiminny_mailboxes SET leased_until = {dialect.NowMilliseconds} + @duration
            WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND epoch = @epoch
            """);
        command
            .With("@organisation", lease.Mailbox.OrganisationId)
            .With("@mailbox", lease.Mailbox.MailboxId)
            .With("@epoch", lease.Epoch)
            .With("@duration", (long)lease.Duration.TotalMilliseconds);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    private async ValueTask<long> SequenceAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            SELECT sequence FROM jiminny_streams WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind
            """);
        command
            .With("@organisation", stream.Mailbox.OrganisationId)
            .With("@mailbox", stream.Mailbox.MailboxId)
            .With("@kind", (short)stream.Kind);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is { } sequence
            ? Convert.ToInt64(sequence, CultureInfo.InvariantCulture)
            : 0;
    }

    private async ValueTask<long> WriteItemsAsync(PageCommit commit, CancellationToken cancellationToken)
    {
        if (commit.Items.Count == 0)
        {
            return 0;
        }

        var repeated = 0L;
        await using var items = session.Command("""
            INSERT INTO jiminny_items (organisation_id, mailbox_id, kind, provider_id, generation, sequence, matcher_version, time, end_time,
                start_day, end_day, subject, global_id, group_id, is_own, has_attachments, join_url)
            VALUES (@organisation, @mailbox, @kind, @provider_id, @generation, @sequence, @matcher_version, @time, @end_time,
                @start_day, @end_day, @subject, @global_id, @group_id, @is_own, @has_attachments, @join_url)
            ON CONFLICT (organisation_id, mailbox_id, kind, provider_id) DO UPDATE
            SET generation = excluded.generation, matcher_version = excluded.matcher_version, time = excluded.time, end_time = excluded.end_time,
                start_day = excluded.start_day, end_day = excluded.end_day, subject = excluded.subject, global_id = excluded.global_id,
                group_id = excluded.group_id, is_own = excluded.is_own, has_attachments = excluded.has_attachments, join_url = excluded.join_url,
                sequence = CASE WHEN jiminny_items.generation = excluded.generation THEN jiminny_items.sequence ELSE excluded.sequence END
            RETURNING id, sequence
            """);
        await using var clear = session.Command("DELETE FROM jiminny_participants WHERE item_id = @item");
        await using var clearMatches = session.Command("DELETE FROM jiminny_matches WHERE item_id = @item");
        await using var participants = session.Command("""
            INSERT INTO jiminny_participants (item_id, position, role, address, name) VALUES (@item, @position, @role, @address, @name)
            """);
        await using var matches = session.Command("""
            INSERT INTO jiminny_matches (item_id, position, participant, record_type, record_id, account_id, tier)
            VALUES (@item, @position, @participant, @record_type, @record_id, @account_id, @tier)
            """);
        items
            .With("@organisation", commit.Stream.Mailbox.OrganisationId)
            .With("@mailbox", commit.Stream.Mailbox.MailboxId)
            .With("@kind", (short)commit.Stream.Kind)
            .With("@generation", commit.Generation)
            .With("@sequence", commit.ExpectedSequence)
            .With("@matcher_version", commit.MatcherVersion);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, reasons) in commit.Items)
        {
            RowMapping.Bind(items, item);
            long id;
            bool known;
            await using (var reader = await items.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                id = reader.GetInt64(0);
                known = reader.GetInt64(1) != commit.ExpectedSequence || !seen.Add(item.ProviderId);
            }

            repeated += known ? 1 : 0;
            if (known || commit.Generation > 1)
            {
                await clear.With("@item", id).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                await clearMatches.With("@item", id).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            participants.With("@item", id);
            for (var i = 0; i < item.Participants.Count; i++)
            {
                var participant = item.Participants[i];
                await participants
                    .With("@position", i)
                    .With("@role", (short)participant.Role)
                    .With("@address", participant.Address)
                    .With("@name", participant.Name)
                    .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            matches.With("@item", id);
            for (var i = 0; i < reasons.Count; i++)
            {
                var match = reasons[i];
                await matches
                    .With("@position", i)
                    .With("@participant", match.Participant)
                    .With("@record_type", (short)match.Type)
                    .With("@record_id", match.Id)
                    .With("@account_id", match.AccountId)
                    .With("@tier", (short)match.Tier)
                    .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return repeated;
    }

    private async ValueTask<long> RemoveAsync(PageCommit commit, CancellationToken cancellationToken)
    {
        var removed = 0L;
        if (commit.Removed.Count > 0)
        {
            await using var command = session.Command("""
                DELETE FROM jiminny_items
                WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND provider_id = @provider_id
                """);
            command
                .With("@organisation", commit.Stream.Mailbox.OrganisationId)
                .With("@mailbox", commit.Stream.Mailbox.MailboxId)
                .With("@kind", (short)commit.Stream.Kind);
            foreach (var providerId in commit.Removed)
            {
                removed += await command.With("@provider_id", providerId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return removed;
    }

    /// <summary>After a complete round, what the round has not seen is gone. Nothing is deleted before.</summary>
    private async ValueTask<long> SweepAsync(PageCommit commit, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            DELETE FROM jiminny_items
            WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND generation < @generation
            """);
        command
            .With("@organisation", commit.Stream.Mailbox.OrganisationId)
            .With("@mailbox", commit.Stream.Mailbox.MailboxId)
            .With("@kind", (short)commit.Stream.Kind)
            .With("@generation", commit.Generation);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> WriteStreamAsync(MailboxLease lease, PageCommit commit, StreamState state, CancellationToken cancellationToken)
    {
        const string Values = """
            @provider, @generation, @sequence, @window_from, @window_to, @cursor, @listed, @kept, @repeated, @undecided, @failed, @removed, @pages, @requests,
            @quota_units, @started_at, @completed_at, @discarded
            """;
        const string Columns = """
            provider, generation, sequence, window_from, window_to, cursor, listed, kept, repeated, undecided, failed, removed, pages, requests,
            quota_units, started_at, completed_at, discarded
            """;
        await using var command = session.Command(commit.ExpectedSequence == 0
            ? $"""
                INSERT INTO jiminny_streams (organisation_id, mailbox_id, kind, {Columns})
                SELECT @organisation, @mailbox, @kind, {Values}
                WHERE EXISTS (SELECT 1 FROM jiminny_mailboxes
                    WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND epoch = @epoch)
                ON CONFLICT (organisation_id, mailbox_id, kind) DO NOTHING
                """
            : $"""
                UPDATE jiminny_streams SET ({Columns}) = ({Values})
                WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND sequence = @expected
                    AND EXISTS (SELECT 1 FROM jiminny_mailboxes
                        WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND epoch = @epoch)
                """);
        var receipt = state.Receipt;
        command
            .With("@organisation", commit.Stream.Mailbox.OrganisationId)
            .With("@mailbox", commit.Stream.Mailbox.MailboxId)
            .With("@kind", (short)commit.Stream.Kind)
            .With("@epoch", lease.Epoch)
            .With("@generation", state.Generation)
            .With("@sequence", state.Sequence)
            .With("@window_from", state.Cursor.Window.From.ToUnixTimeMilliseconds())
            .With("@window_to", state.Cursor.Window.To.ToUnixTimeMilliseconds())
            .With("@cursor", state.Cursor.State)
            .With("@listed", receipt.Listed)
            .With("@kept", receipt.Kept)
            .With("@repeated", receipt.Repeated)
            .With("@undecided", receipt.Undecided)
            .With("@failed", receipt.Failed)
            .With("@removed", receipt.Removed)
            .With("@pages", receipt.Pages)
            .With("@requests", receipt.Cost.Requests)
            .With("@quota_units", receipt.Cost.QuotaUnits)
            .With("@started_at", receipt.StartedAt?.ToUnixTimeMilliseconds())
            .With("@completed_at", receipt.CompletedAt?.ToUnixTimeMilliseconds())
            .With("@discarded", RowMapping.Write(receipt.Discarded));
        command.With("@provider", (short)receipt.Provider);
        if (commit.ExpectedSequence > 0)
        {
            command.With("@expected", commit.ExpectedSequence);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }
}
