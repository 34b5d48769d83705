using System.Runtime.CompilerServices;
using Jiminny.Connectors;
using Jiminny.EntityFrameworkCore.Schema;
using Jiminny.Import.Scheduling;
using Jiminny.Import.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore.Scheduling;

internal sealed class ImportSchedule(IDbContextFactory<JiminnyDbContext> contexts, StoreDialect dialect, IStoreSchema schema) : IImportSchedule
{
    private const string ThisMailbox = "organisation_id = @organisation AND mailbox_id = @mailbox";

    public async ValueTask DesignateAsync(
        string organisationId, IReadOnlyList<MailboxContext> mailboxes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(mailboxes);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        var known = await session.Context.Set<ScheduleRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId)
            .ToDictionaryAsync(row => row.MailboxId, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
        await using var put = session.Command("""
            INSERT INTO jiminny_schedule (organisation_id, mailbox_id, provider, due_at, is_paused, failures)
            VALUES (@organisation, @mailbox, @provider, @due_at, @is_paused, 0)
            ON CONFLICT (organisation_id, mailbox_id) DO UPDATE SET provider = excluded.provider
            """);
        put.With("@organisation", organisationId).With("@due_at", now.ToUnixTimeMilliseconds()).With("@is_paused", false);
        foreach (var mailbox in mailboxes.Where(mailbox => known.GetValueOrDefault(mailbox.Key.MailboxId)?.Provider != (byte)mailbox.Provider))
        {
            await put.With("@mailbox", mailbox.Key.MailboxId).With("@provider", (short)mailbox.Provider).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await using var leave = session.Command($"DELETE FROM jiminny_schedule WHERE {ThisMailbox}");
        leave.With("@organisation", organisationId);
        foreach (var gone in known.Keys.Except(mailboxes.Select(mailbox => mailbox.Key.MailboxId), StringComparer.Ordinal))
        {
            await leave.With("@mailbox", gone).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<ScheduledMailbox>> ReadDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.ReadAsync(contexts, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command($"""
            SELECT organisation_id, mailbox_id, provider, due_at, failures, taken_at, mail_from, mail_to, calendar_from, calendar_to
            FROM (SELECT due.*,
                    ROW_NUMBER() OVER (PARTITION BY due.organisation_id ORDER BY due.due_at, due.mailbox_id) AS place,
                    (SELECT MAX(others.taken_at) FROM jiminny_schedule others WHERE others.organisation_id = due.organisation_id) AS turn
                FROM jiminny_schedule due
                WHERE due.due_at <= @now AND NOT due.is_paused
                    AND NOT EXISTS (SELECT 1 FROM jiminny_mailboxes held
                        WHERE held.organisation_id = due.organisation_id AND held.mailbox_id = due.mailbox_id AND held.leased_until > {dialect.NowMilliseconds})
            ) candidates
            ORDER BY place, COALESCE(turn, 0), due_at, organisation_id
            LIMIT @take
            """);
        command.With("@now", now.ToUnixTimeMilliseconds()).With("@take", take);
        var due = new List<ScheduledMailbox>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            due.Add(ToEntry(new ScheduleRow
            {
                OrganisationId = reader.GetString(0),
                MailboxId = reader.GetString(1),
                Provider = (byte)reader.GetInt16(2),
                DueAt = reader.GetInt64(3),
                IsPaused = false,
                Failures = reader.GetInt32(4),
                TakenAt = Number(5),
                MailFrom = Number(6),
                MailTo = Number(7),
                CalendarFrom = Number(8),
                CalendarTo = Number(9),
            }));
        }

        return due;

        long? Number(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    }

    public async ValueTask<ScheduledMailbox?> FindAsync(MailboxKey mailbox, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var row = await context.Set<ScheduleRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.OrganisationId == mailbox.OrganisationId && row.MailboxId == mailbox.MailboxId, cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : ToEntry(row);
    }

    public async IAsyncEnumerable<ScheduledMailbox> ReadAsync(string organisationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = context.Set<ScheduleRow>().AsNoTracking().Where(row => row.OrganisationId == organisationId).OrderBy(row => row.MailboxId).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return ToEntry(row);
        }
    }

    public ValueTask TakeAsync(MailboxKey mailbox, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(mailbox, "taken_at = @first", now.ToUnixTimeMilliseconds(), second: null, cancellationToken);

    public ValueTask SetDueAsync(MailboxKey mailbox, DateTimeOffset dueAt, int failures, CancellationToken cancellationToken) =>
        ChangeAsync(mailbox, "due_at = @first, failures = @second", dueAt.ToUnixTimeMilliseconds(), failures, cancellationToken);

    public ValueTask SetPausedAsync(MailboxKey mailbox, bool isPaused, CancellationToken cancellationToken) =>
        ChangeAsync(mailbox, "is_paused = @first", isPaused, second: null, cancellationToken);

    public ValueTask SetRangeAsync(StreamKey stream, TimeWindow? range, CancellationToken cancellationToken) => ChangeAsync(
        stream.Mailbox,
        stream.Kind == StreamKind.Mail ? "mail_from = @first, mail_to = @second" : "calendar_from = @first, calendar_to = @second",
        range?.From.ToUnixTimeMilliseconds(),
        range?.To.ToUnixTimeMilliseconds(),
        cancellationToken);

    private async ValueTask ChangeAsync(MailboxKey mailbox, string change, object? first, object? second, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command($"UPDATE jiminny_schedule SET {change} WHERE {ThisMailbox}");
        command.With("@organisation", mailbox.OrganisationId).With("@mailbox", mailbox.MailboxId).With("@first", first);
        if (change.Contains("@second", StringComparison.Ordinal))
        {
            command.With("@second", second);
        }

        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ScheduledMailbox ToEntry(ScheduleRow row) => new(
        new MailboxContext(new MailboxKey(row.OrganisationId, row.MailboxId), (Provider)row.Provider), DateTimeOffset.FromUnixTimeMilliseconds(row.DueAt))
    {
        IsPaused = row.IsPaused,
        Failures = row.Failures,
        TakenAt = row.TakenAt is { } taken ? DateTimeOffset.FromUnixTimeMilliseconds(taken) : null,
        MailRange = Range(row.MailFrom, row.MailTo),
        CalendarRange = Range(row.CalendarFrom, row.CalendarTo),
    };

    private static TimeWindow? Range(long? from, long? to) => from is { } first && to is { } end
        ? new TimeWindow(DateTimeOffset.FromUnixTimeMilliseconds(first), DateTimeOffset.FromUnixTimeMilliseconds(end))
        : null;
}
