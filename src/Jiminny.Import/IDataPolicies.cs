using Jiminny.Connectors;

namespace Jiminny.Import;

/// <summary>
/// Knows the data policy of the product that an organisation uses. What it does not let be imported is not read, and what it does not let be kept is not
/// kept. Implemented by the host; without one no policy applies. Thread-safe.
/// </summary>
public interface IDataPolicies
{
    /// <summary>Finds the policy of an organisation's product.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>The policy; <see langword="null"/> when none applies.</returns>
    ValueTask<DataPolicy?> FindAsync(string organisationId, CancellationToken cancellationToken);
}
