namespace Jiminny.Crm.Salesforce;

/// <summary>Gives access to an organisation's Salesforce org. Implemented by the host, which keeps the tokens. Thread-safe.</summary>
public interface ISalesforceAccess
{
    /// <summary>Finds an access token of the integration user.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="refused">The access token that Salesforce has just refused, or <see langword="null"/>. A refused one is never to be returned again.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The org's address and a token.</returns>
    ValueTask<SalesforceToken> GetTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken);
}
