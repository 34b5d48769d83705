namespace Jiminny.Crm;

/// <summary>Creates the CRM adapter of an organisation. Thread-safe.</summary>
public interface ICrmAdapterFactory
{
    /// <summary>Creates, or returns, the adapter of one organisation.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="cancellationToken">Cancels the creation.</param>
    /// <returns>An adapter that sees this organisation's records and no other's.</returns>
    ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken);
}
