using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>What an organisation asks its users for. Thread-safe. A host whose organisations differ in product or settings implements it.</summary>
public interface IConsentPlans
{
    /// <summary>Gets the plan of an organisation at a provider.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The plan, or <see langword="null"/> where the organisation connects no accounts of the provider.</returns>
    ValueTask<ConsentPlan?> FindAsync(string organisationId, Provider provider, CancellationToken cancellationToken);
}
