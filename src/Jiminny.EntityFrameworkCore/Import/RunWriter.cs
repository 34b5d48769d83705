using Jiminny.Import.Runs;
using Jiminny.Import.Storage;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>Writes a stream's history inside the session's transaction: one line per run.</summary>
internal sealed class RunWriter(StoreSession session)
{
    public async ValueTask WriteAsync(PageCommit commit, ImportRun run, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"""
            INSERT INTO jiminny_runs (organisation_id, mailbox_id, kind, number, run_kind, {RowMapping.ReceiptColumns})
            VALUES (@organisation, @mailbox, @kind, @number, @run_kind, {RowMapping.ReceiptValues})
            ON CONFLICT (organisation_id, mailbox_id, kind, number) DO UPDATE SET ({RowMapping.ReceiptColumns}) = ({RowMapping.ReceiptValues})
            """);
        RowMapping.Bind(command, commit.Stream).With("@number", run.Number).With("@run_kind", (short)run.Kind);
        await RowMapping.Bind(command, run.Receipt).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ForgetAsync(StreamKey stream, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            DELETE FROM jiminny_runs WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND started_at < @before
            """);
        await RowMapping.Bind(command, stream).With("@before", before.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
