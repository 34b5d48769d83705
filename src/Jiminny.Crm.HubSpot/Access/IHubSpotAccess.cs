namespace Jiminny.Crm.HubSpot;

/// <summary>Gives access tokens of an organisation's HubSpot account. Thread-safe.</summary>
public interface IHubSpotAccess
{
    /// <summary>Finds an access token.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="refused">The access token that HubSpot has just refused, or <see langword="null"/>. A refused one is never to be returned again.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The token, or <see langword="null"/> when the account has to be connected anew.</returns>
    ValueTask<string?> FindAccessTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken);
}
