using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Scheduling;

/// <summary>
/// Which mailboxes are to be imported, and when each is due: shared by all hosts on one store. Who imports a mailbox is decided by its lease, not here.
/// Thread-safe.
/// </summary>
public interface IImportSchedule
{
    /// <summary>
    /// Brings the schedule of an organisation in line with what is designated: a mailbox that is new is due at once, one that is no longer named leaves.
    /// </summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="mailboxes">The designated mailboxes.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Cancels the request; it is then carried out whole or not at all.</param>
    /// <returns>A task.</returns>
    ValueTask DesignateAsync(string organisationId, IReadOnlyList<MailboxContext> mailboxes, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Reads mailboxes that are due, in the order in which they are to be taken: one of each organisation in turn, the organisation first that has waited
    /// longest since one of its mailboxes was taken, so that none starves beside a larger one.
    /// </summary>
    /// <param name="now">Now.</param>
    /// <param name="take">At most this many.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The mailboxes, without those that are paused.</returns>
    ValueTask<IReadOnlyList<ScheduledMailbox>> ReadDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken);

    /// <summary>Finds a mailbox in the schedule.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The entry; <see langword="null"/> when it is not designated.</returns>
    ValueTask<ScheduledMailbox?> FindAsync(MailboxKey mailbox, CancellationToken cancellationToken);

    /// <summary>Reads the schedule of an organisation.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The entries by mailbox.</returns>
    IAsyncEnumerable<ScheduledMailbox> ReadAsync(string organisationId, CancellationToken cancellationToken);

    /// <summary>Notes that a mailbox is taken: its organisation has had its turn.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    ValueTask TakeAsync(MailboxKey mailbox, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Sets when a mailbox is due next. Without effect when it is not designated.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="dueAt">When.</param>
    /// <param name="failures">How many passes in a row have failed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    ValueTask SetDueAsync(MailboxKey mailbox, DateTimeOffset dueAt, int failures, CancellationToken cancellationToken);

    /// <summary>Pauses or resumes a mailbox. Without effect when it is not designated.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="isPaused">Whether it is not to be imported.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    ValueTask SetPausedAsync(MailboxKey mailbox, bool isPaused, CancellationToken cancellationToken);

    /// <summary>Asks for a part of a stream to be read again with the next pass, or takes that back.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="range">What to read; <see langword="null"/> for nothing more.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    ValueTask SetRangeAsync(StreamKey stream, TimeWindow? range, CancellationToken cancellationToken);
}
