namespace Jiminny.Crm;

/// <summary>A CRM that finds people by their addresses without reading everything. Asked for with <see cref="ICrmAdapter.TryGetCapability{T}"/>.</summary>
/// <remarks>Thread-safe.</remarks>
public interface ICrmAddressLookup
{
    /// <summary>The largest number of addresses in one call.</summary>
    int MaxAddresses { get; }

    /// <summary>Finds the contacts and leads that have one of the addresses. Upper and lower case are the same.</summary>
    /// <param name="addresses">The addresses, at most <see cref="MaxAddresses"/>.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns><see cref="CrmPeopleFound"/>, <see cref="CrmThrottled"/> or <see cref="CrmPermissionMissing"/>.</returns>
    /// <exception cref="ArgumentException">There are more addresses than <see cref="MaxAddresses"/>.</exception>
    ValueTask<CrmReadResult> FindPeopleAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken);
}

/// <summary>What a look-up by address found.</summary>
/// <param name="People">Contacts and leads, each once, in no particular order. None of the addresses known means empty.</param>
public sealed record CrmPeopleFound(IReadOnlyList<CrmRecord> People) : CrmReadResult;
