using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>Writes inside the session's transaction which items could not be decided, and forgets those that are.</summary>
internal sealed class PendingWriter(StoreSession session)
{
    public async ValueTask WriteAsync(PageCommit commit, CancellationToken cancellationToken)
    {
        if (commit.Pending.Count > 0)
        {
            await using var command = session.Command("""
                INSERT INTO jiminny_pending (organisation_id, mailbox_id, kind, provider_id, reason, tries, first_listed_at, last_tried_at)
                VALUES (@organisation, @mailbox, @kind, @provider_id, @reason, 1, @at, @at)
                ON CONFLICT (organisation_id, mailbox_id, kind, provider_id) DO UPDATE
                SET reason = excluded.reason, tries = jiminny_pending.tries + 1, last_tried_at = excluded.last_tried_at
                """);
            RowMapping.Bind(command, commit.Stream).With("@at", commit.At.ToUnixTimeMilliseconds());
            foreach (var (providerId, reason) in commit.Pending)
            {
                await command.With("@provider_id", providerId).With("@reason", (short)reason).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        if (commit.Cutoffs.Pending is { } before)
        {
            await ForgetAsync(commit.Stream, before, cancellationToken).ConfigureAwait(false);
        }

        await SettleAsync(commit, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask SettleAsync(PageCommit commit, CancellationToken cancellationToken)
    {
        if (commit.Items.Count > 0)
        {
            await using var kept = session.Command("""
                DELETE FROM jiminny_pending
                WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind
                    AND EXISTS (SELECT 1 FROM jiminny_items
                        WHERE jiminny_items.organisation_id = jiminny_pending.organisation_id AND jiminny_items.mailbox_id = jiminny_pending.mailbox_id
                            AND jiminny_items.kind = jiminny_pending.kind AND jiminny_items.provider_id = jiminny_pending.provider_id)
                """);
            await RowMapping.Bind(kept, commit.Stream).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        if (commit.Settled.Count + commit.Removed.Count > 0)
        {
            await using var settled = session.Command("""
                DELETE FROM jiminny_pending
                WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND provider_id = @provider_id
                """);
            RowMapping.Bind(settled, commit.Stream);
            foreach (var providerId in commit.Settled.Concat(commit.Removed))
            {
                await settled.With("@provider_id", providerId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask ForgetAsync(StreamKey stream, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = session.Command("""
            DELETE FROM jiminny_pending WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND first_listed_at < @before
            """);
        await RowMapping.Bind(command, stream).With("@before", before.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
