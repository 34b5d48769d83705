using Jiminny.Connectors;

namespace Jiminny.Import;

/// <summary>
/// Imports what matches the CRM from connected mailboxes. A run may stop anywhere, by a throttle, a cancellation or a crash; the next one goes on from
/// the last committed page, without loss or duplicate.
/// </summary>
/// <remarks>
/// Thread-safe. Of two runs of one mailbox one writes: a run of another owner finds it busy, a later run of the same owner (<see cref="ImportOptions.Owner"/>, by
/// default one per process) takes it over and the earlier one stops without writing.
/// </remarks>
public interface IImporter
{
    /// <summary>
    /// Imports all mailboxes that an administrator has designated (<see cref="IMailboxDesignation"/>). What changed in the CRM since this process last read it
    /// is read first; after a change mail of new contacts is searched for, or the window read anew, and what is kept because of removed ones goes.
    /// </summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="progress">Told after every committed page, from any thread. Default nobody.</param>
    /// <param name="cancellationToken">Stops after the page at hand; what is committed stays.</param>
    /// <returns>One result per mailbox and stream, in the order of designation.</returns>
    Task<IReadOnlyList<ImportResult>> ImportAsync(
        string organisationId,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports one mailbox, mail first, then meetings, with the CRM as this process knows it. A mailbox that is not designated is not read
    /// (<see cref="ImportStatus.NotDesignated"/>).
    /// </summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="progress">Told after every committed page. Default nobody.</param>
    /// <param name="cancellationToken">Stops after the page at hand; what is committed stays.</param>
    /// <returns>One result per stream.</returns>
    Task<IReadOnlyList<ImportResult>> ImportMailboxAsync(
        MailboxContext mailbox,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);
}
