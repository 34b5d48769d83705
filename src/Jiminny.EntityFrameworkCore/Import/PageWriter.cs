using System.Data.Common;
using System.Globalization;
using Jiminny.Import.KeptData;
using Jiminny.Import.Storage;

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

        var changes = new List<(ItemChangeKind Kind, long ItemId)>();
        await using var items = new ItemWriter(session);
        var repeated = await items.WriteAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        var added = changes.Count;
        await RemoveAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        if (commit.Receipt.IsComplete)
        {
            await SweepAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        }

        var removed = changes.Count - added;
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

        await new FeedWriter(session, dialect).WriteAsync(commit.Stream.Mailbox.OrganisationId, changes, cancellationToken).ConfigureAwait(false);
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

    private async ValueTask RemoveAsync(PageCommit commit, List<(ItemChangeKind Kind, long ItemId)> changes, CancellationToken cancellationToken)
    {
        foreach (var chunk in commit.Removed.Chunk(StoreCommands.MostParameters))
        {
            await using var command = session.Command("");
            command.CommandText = $"""
                DELETE FROM jiminny_items
                WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND provider_id IN ({command.WithList("@id", chunk)})
                RETURNING id
                """;
            await RemoveAsync(command, commit.Stream, changes, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>After a complete round, what the round has not seen is gone. Nothing is deleted before.</summary>
    private async ValueTask SweepAsync(PageCommit commit, List<(ItemChangeKind Kind, long ItemId)> changes, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            DELETE FROM jiminny_items
            WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND generation < @generation
            RETURNING id
            """);
        await RemoveAsync(command.With("@generation", commit.Generation), commit.Stream, changes, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask RemoveAsync(
        DbCommand command,
        StreamKey stream,
        List<(ItemChangeKind Kind, long ItemId)> changes,
        CancellationToken cancellationToken)
    {
        command
            .With("@organisation", stream.Mailbox.OrganisationId)
            .With("@mailbox", stream.Mailbox.MailboxId)
            .With("@kind", (short)stream.Kind);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            changes.Add((ItemChangeKind.Removed, reader.GetInt64(0)));
        }
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
