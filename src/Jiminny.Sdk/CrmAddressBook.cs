using Jiminny.Connectors;
using Jiminny.Matching;

namespace Jiminny;

/// <summary>Tells connectors whom the CRM knows, from the matcher that decides in the end.</summary>
internal sealed class CrmAddressBook(IMatcherContents matchers) : ICrmAddressBook
{
    public async ValueTask<MailSearchTerms?> ListAsync(string organisationId, int most, CancellationToken cancellationToken) =>
        await matchers.ListAsync(organisationId, most, cancellationToken).ConfigureAwait(false) is { } contents
            ? new MailSearchTerms(contents.Addresses, contents.Domains)
            : null;
}
