using Jiminny.Connectors;

namespace Jiminny.Import.Previews;

/// <summary>Tells what an import does, or would do, and keeps nothing of it. Reads live, under the grant of the mailbox' owner. Thread-safe.</summary>
public interface IImportPreview
{
    /// <summary>
    /// Explains why one message or meeting is kept or not: it is read again, decided by the rules and the CRM as they are now, and forgotten. The explanation
    /// holds roles and kinds of participants, but no address, name or content.
    /// </summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="stream">Whether it is a message or a meeting.</param>
    /// <param name="itemId">The provider's id of the item.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The explanation, or why there is none.</returns>
    /// <exception cref="InvalidOperationException">The connector cannot read single items.</exception>
    ValueTask<Explanation> ExplainAsync(MailboxContext mailbox, StreamKind stream, string itemId, CancellationToken cancellationToken);

    /// <summary>Counts what an import of the whole window would keep and discard, by reason. Nothing is stored, and no import is disturbed.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="progress">Told after every page. Default nobody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>
    /// One result per stream; <see cref="ImportReceipt.Repeated"/> and <see cref="ImportReceipt.Removed"/> stay 0, since only a store could tell.
    /// </returns>
    Task<IReadOnlyList<ImportResult>> DryRunAsync(MailboxContext mailbox, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);
}
