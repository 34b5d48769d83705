using Jiminny.Import.Storage;

namespace Jiminny.Import.KeptData;

/// <summary>Reads what was kept: by organisation, mailbox, CRM record or account, and what became of it since. Thread-safe.</summary>
public interface IKeptData
{
    /// <summary>Reads kept items of an organisation.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="query">Which of its items.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The items in the order in which they were first kept.</returns>
    IAsyncEnumerable<StoredItem> ReadItemsAsync(string organisationId, ItemQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Reads what was added, changed, removed and erased, in the order in which it was committed. A change is written in the transaction of what it
    /// reports, so that none is missed and none reports what was rolled back.
    /// </summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="after">The last <see cref="ItemChange.Position"/> that was dealt with; 0 from the beginning.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>
    /// The changes up to now; then it ends, to be asked again later. Of an item only the addition and the latest change are told, and once it is gone only
    /// that: whoever comes late reads no more than he needs.
    /// </returns>
    IAsyncEnumerable<ItemChange> ReadChangesAsync(string organisationId, long after, CancellationToken cancellationToken);
}
