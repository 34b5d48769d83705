using System.Runtime.CompilerServices;
using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Scheduling;

/// <summary>Keeps the schedule in this process' memory.</summary>
internal sealed class InMemoryImportSchedule : IImportSchedule
{
    private readonly Lock _gate = new();
    private readonly Dictionary<MailboxKey, ScheduledMailbox> _mailboxes = [];

    public ValueTask DesignateAsync(string organisationId, IReadOnlyList<MailboxContext> mailboxes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailboxes);
        lock (_gate)
        {
            var named = mailboxes.ToDictionary(mailbox => mailbox.Key);
            foreach (var gone in _mailboxes.Keys.Where(key => key.OrganisationId == organisationId && !named.ContainsKey(key)).ToList())
            {
                _mailboxes.Remove(gone);
            }

            foreach (var mailbox in mailboxes)
            {
                _mailboxes[mailbox.Key] = _mailboxes.TryGetValue(mailbox.Key, out var known)
                    ? known with { Mailbox = mailbox }
                    : new ScheduledMailbox(mailbox, now);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ScheduledMailbox>> ReadDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var turns = _mailboxes.Values
                .GroupBy(entry => entry.Mailbox.Key.OrganisationId)
                .ToDictionary(group => group.Key, group => group.Max(entry => entry.TakenAt));
            return new([.. _mailboxes.Values
                .Where(entry => !entry.IsPaused && entry.DueAt <= now)
                .GroupBy(entry => entry.Mailbox.Key.OrganisationId)
                .SelectMany(group => group
                    .OrderBy(entry => entry.DueAt).ThenBy(entry => entry.Mailbox.Key.MailboxId, StringComparer.Ordinal)
                    .Select((entry, rank) => (entry, rank)))
                .OrderBy(pair => pair.rank)
                .ThenBy(pair => turns[pair.entry.Mailbox.Key.OrganisationId] ?? DateTimeOffset.MinValue)
                .ThenBy(pair => pair.entry.DueAt)
                .ThenBy(pair => pair.entry.Mailbox.Key.OrganisationId, StringComparer.Ordinal)
                .Select(pair => pair.entry)
                .Take(take)]);
        }
    }

    public ValueTask<ScheduledMailbox?> FindAsync(MailboxKey mailbox, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_mailboxes.GetValueOrDefault(mailbox));
        }
    }

    public async IAsyncEnumerable<ScheduledMailbox> ReadAsync(string organisationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ScheduledMailbox> entries;
        lock (_gate)
        {
            entries = [.. _mailboxes.Values
                .Where(entry => entry.Mailbox.Key.OrganisationId == organisationId)
                .OrderBy(entry => entry.Mailbox.Key.MailboxId, StringComparer.Ordinal)];
        }

        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public ValueTask TakeAsync(MailboxKey mailbox, DateTimeOffset now, CancellationToken cancellationToken) =>
        Change(mailbox, entry => entry with { TakenAt = now });

    public ValueTask SetDueAsync(MailboxKey mailbox, DateTimeOffset dueAt, int failures, CancellationToken cancellationToken) =>
        Change(mailbox, entry => entry with { DueAt = dueAt, Failures = failures });

    public ValueTask SetPausedAsync(MailboxKey mailbox, bool isPaused, CancellationToken cancellationToken) =>
        Change(mailbox, entry => entry with { IsPaused = isPaused });

    public ValueTask SetRangeAsync(StreamKey stream, TimeWindow? range, CancellationToken cancellationToken) =>
        Change(stream.Mailbox, entry => stream.Kind == StreamKind.Mail ? entry with { MailRange = range } : entry with { CalendarRange = range });

    private ValueTask Change(MailboxKey mailbox, Func<ScheduledMailbox, ScheduledMailbox> change)
    {
        lock (_gate)
        {
            if (_mailboxes.TryGetValue(mailbox, out var entry))
            {
                _mailboxes[mailbox] = change(entry);
            }
        }

        return ValueTask.CompletedTask;
    }
}
