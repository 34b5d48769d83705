using System.Data.Common;
using Jiminny.EntityFrameworkCore.Encryption;
using Jiminny.Import;
using Jiminny.Import.KeptData;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>Writes a page inside the session's transaction. Plain SQL, since this is the hot path and both databases understand it.</summary>
internal sealed class PageWriter(StoreSession session, StoreDialect dialect, TextSealer text)
{
    public async ValueTask<StreamState?> WriteAsync(MailboxLease lease, PageCommit commit, CancellationToken cancellationToken)
    {
        // Renewing first locks the mailbox' row: nobody can take the lease over between this check and the commit.
        if (!await RenewAsync(lease, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var (sequence, matcherVersion) = await FindAsync(commit.Stream, cancellationToken).ConfigureAwait(false);
        if (sequence != commit.ExpectedSequence)
        {
            return null;
        }

        var changes = new List<(ItemChangeKind Kind, long ItemId)>();
        var counts = await WriteItemsAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        await new PendingWriter(session).WriteAsync(commit, cancellationToken).ConfigureAwait(false);
        var run = commit.Run is { } before ? before with { Receipt = counts.AddTo(before.Receipt) } : null;
        var receipt = (commit.IsAside ? counts with { Repeated = 0 } : counts).AddTo(commit.Receipt);
        var state = new StreamState(commit.Next, commit.Generation, commit.ExpectedSequence + 1, receipt)
        {
            Run = commit.IsAside ? null : run,
            Marks = commit.Marks,
            MatcherVersion = Math.Max(matcherVersion, commit.MatcherVersion),
            Halt = commit.Halt,
        };
        if (!await WriteStreamAsync(lease, commit, state, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        await WriteHistoryAsync(commit, run, cancellationToken).ConfigureAwait(false);
        var written = commit.IsAside ? await ReadBackAsync(commit.Stream, cancellationToken).ConfigureAwait(false) : state;
        await new FeedWriter(session, dialect).WriteAsync(commit.Stream.Mailbox.OrganisationId, changes, cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return written;
    }

    private async ValueTask<Counts> WriteItemsAsync(PageCommit commit, List<(ItemChangeKind Kind, long ItemId)> changes, CancellationToken cancellationToken)
    {
        await using var items = new ItemWriter(session, text);
        var repeated = await items.WriteAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        await items.ReviewAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        var written = changes.Count;
        await RemoveAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        if (commit is { Receipt.IsComplete: true, IsAside: false })
        {
            await SweepAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        }

        var removed = changes.Count - written;
        await ExpireAsync(commit, changes, cancellationToken).ConfigureAwait(false);
        return new Counts(repeated, removed, changes.Count - written - removed);
    }

    private async ValueTask WriteHistoryAsync(PageCommit commit, ImportRun? run, CancellationToken cancellationToken)
    {
        var runs = new RunWriter(session);
        if (run is not null)
        {
            await runs.WriteAsync(commit, run, cancellationToken).ConfigureAwait(false);
        }

        if (commit.Cutoffs.Runs is { } before)
        {
            await runs.ForgetAsync(commit.Stream, before, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<StreamState> ReadBackAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        var state = await ImportStore.FindStreamAsync(session.Context, stream, cancellationToken).ConfigureAwait(false);
        return state! with { Cursor = RowMapping.Open(state.Cursor, stream, text) };
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

    private async ValueTask<(long Sequence, long MatcherVersion)> FindAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            SELECT sequence, matcher_version FROM jiminny_streams WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind
            """);
        RowMapping.Bind(command, stream);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? (reader.GetInt64(0), reader.GetInt64(1)) : default;
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

    /// <summary>What has become too old leaves.</summary>
    private async ValueTask ExpireAsync(PageCommit commit, List<(ItemChangeKind Kind, long ItemId)> changes, CancellationToken cancellationToken)
    {
        if (commit.Cutoffs.Items is { } before)
        {
            await using var command = session.Command("""
                DELETE FROM jiminny_items WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND time < @before RETURNING id
                """);
            await RemoveAsync(command.With("@before", before.ToUnixTimeMilliseconds()), commit.Stream, changes, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask RemoveAsync(
        DbCommand command,
        StreamKey stream,
        List<(ItemChangeKind Kind, long ItemId)> changes,
        CancellationToken cancellationToken)
    {
        RowMapping.Bind(command, stream);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            changes.Add((ItemChangeKind.Removed, reader.GetInt64(0)));
        }
    }

    private async ValueTask<bool> WriteStreamAsync(MailboxLease lease, PageCommit commit, StreamState state, CancellationToken cancellationToken)
    {
        const string RoundColumns = "generation, sequence, cursor, cursor_from, cursor_to, matcher_version, whole_at, news, exclusions, halt_error, halt_code, halt_until";
        const string RoundValues = """
            @generation, @sequence, @cursor, @cursor_from, @cursor_to, @matcher_version, @whole_at, @news, @exclusions, @halt_error, @halt_code, @halt_until
            """;
        await using var command = session.Command(commit.ExpectedSequence == 0
            ? $"""
                INSERT INTO jiminny_streams (organisation_id, mailbox_id, kind, {RoundColumns}, {RowMapping.ReceiptColumns}, run_number)
                SELECT @organisation, @mailbox, @kind, {RoundValues}, {RowMapping.ReceiptValues}, @run_number
                WHERE EXISTS (SELECT 1 FROM jiminny_mailboxes
                    WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND epoch = @epoch)
                ON CONFLICT (organisation_id, mailbox_id, kind) DO NOTHING
                """
            : $"""
                UPDATE jiminny_streams
                SET ({RoundColumns}, {RowMapping.ReceiptColumns}) = ({RoundValues}, {RowMapping.ReceiptValues}),
                    run_number = {(commit.IsAside ? "run_number" : "@run_number")}
                WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND sequence = @expected
                    AND EXISTS (SELECT 1 FROM jiminny_mailboxes
                        WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND epoch = @epoch)
                """);
        RowMapping.Bind(command, commit.Stream)
            .With("@epoch", lease.Epoch)
            .With("@generation", state.Generation)
            .With("@sequence", state.Sequence)
            .With("@cursor", text.Seal(state.Cursor.State, RowMapping.Place(commit.Stream, "") + "cursor"))
            .With("@cursor_from", state.Cursor.Window.From.ToUnixTimeMilliseconds())
            .With("@cursor_to", state.Cursor.Window.To.ToUnixTimeMilliseconds())
            .With("@matcher_version", state.MatcherVersion)
            .With("@whole_at", state.Marks.WholeAt?.ToUnixTimeMilliseconds())
            .With("@news", state.Marks.News)
            .With("@exclusions", state.Marks.Exclusions)
            .With("@halt_error", (short?)state.Halt?.Error)
            .With("@halt_code", state.Halt?.Code)
            .With("@halt_until", state.Halt?.Until?.ToUnixTimeMilliseconds());
        RowMapping.Bind(command, state.Receipt);
        if (!commit.IsAside || commit.ExpectedSequence == 0)
        {
            command.With("@run_number", state.Run?.Number);
        }

        if (commit.ExpectedSequence > 0)
        {
            command.With("@expected", commit.ExpectedSequence);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }

    private readonly record struct Counts(long Repeated, long Removed, long Expired)
    {
        public ImportReceipt AddTo(ImportReceipt receipt) => receipt with
        {
            Repeated = receipt.Repeated + Repeated,
            Removed = receipt.Removed + Removed,
            Expired = receipt.Expired + Expired,
        };
    }
}
