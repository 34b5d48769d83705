namespace Jiminny.Connectors;

/// <summary>
/// Names whom an organisation's CRM knows, so that a connector can ask a provider for their mail alone instead of reading all of a mailbox. Thread-safe.
/// Implemented by Jiminny.Sdk over the matcher, or by the host.
/// </summary>
public interface ICrmAddressBook
{
    /// <summary>Lists the addresses and domains that match.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="most">How many addresses and domains the caller can make use of, together.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>All of them, or <see langword="null"/> when there are more than <paramref name="most"/>.</returns>
    ValueTask<MailSearchTerms?> ListAsync(string organisationId, int most, CancellationToken cancellationToken);
}
