namespace Jiminny.Crm.HubSpot;

/// <summary>Keeps the refresh tokens that connecting an account gave. Implemented by the host; thread-safe.</summary>
public interface IHubSpotRefreshTokens
{
    /// <summary>Finds the refresh token of an organisation.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The token, or <see langword="null"/> when the organisation has no account connected.</returns>
    ValueTask<string?> FindAsync(string organisationId, CancellationToken cancellationToken);
}
