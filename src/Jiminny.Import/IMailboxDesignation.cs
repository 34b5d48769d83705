using Jiminny.Connectors;

namespace Jiminny.Import;

/// <summary>Knows which mailboxes an administrator has designated for import. Only these are read. Implemented by the host or by Jiminny.Sdk.</summary>
public interface IMailboxDesignation
{
    /// <summary>Lists the designated mailboxes of an organisation.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The mailboxes, in the order in which they are to be imported.</returns>
    ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken);
}
