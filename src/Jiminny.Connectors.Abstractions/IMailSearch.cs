namespace Jiminny.Connectors;

/// <summary>
/// Finds the mail of given addresses or domains in one mailbox, newest first, so that mail of somebody the CRM has just learned of is found without reading
/// the whole mailbox again. Thread-safe.
/// </summary>
/// <remarks>Asking tells the provider the addresses that are asked for. They stand in no log and no span.</remarks>
public interface IMailSearch
{
    /// <summary>The provider it searches.</summary>
    Provider Provider { get; }

    /// <summary>Reads one page of answers, shows it to the filter, and returns what the filter kept.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="terms">Whom to look for.</param>
    /// <param name="cursor">Where to go on: <see cref="SyncCursor.Begin"/> or <see cref="Page.Next"/> of the page before, with the same terms.</param>
    /// <param name="filter">Decides what is kept: a provider's search finds more than was meant, and less.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>
    /// A <see cref="Page"/>, or a <see cref="SourceFailure"/>; <see cref="SourceError.MissingScope"/> when the grant does not allow searching, so that the
    /// caller reads the mailbox instead.
    /// </returns>
    ValueTask<PageResult> SearchPageAsync(
        MailboxContext mailbox, MailSearchTerms terms, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken);
}
