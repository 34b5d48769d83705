namespace Jiminny.Connectors;

/// <summary>
/// Reads single items of a mailbox again, to decide what could not be decided or to explain a decision. Thread-safe.
/// </summary>
public interface IItemReader
{
    /// <summary>The provider it reads from.</summary>
    Provider Provider { get; }

    /// <summary>The stream whose items it reads.</summary>
    StreamKind Stream { get; }

    /// <summary>Reads one item, shows it to the filter, and returns it when the filter kept it.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="itemId">The provider's id of the item, as in <see cref="KeptItem.ProviderId"/> or <see cref="PendingItem.ProviderId"/>.</param>
    /// <param name="filter">Decides whether it is kept.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>A <see cref="Page"/> of one listed item, or a <see cref="SourceFailure"/>; <see cref="SourceError.NotFound"/> when it is gone.</returns>
    ValueTask<PageResult> ReadItemAsync(MailboxContext mailbox, string itemId, IPageFilter filter, CancellationToken cancellationToken);
}
