using Jiminny.Connectors;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent;

/// <summary>The same plans for every organisation.</summary>
internal sealed class ConfiguredConsentPlans(IOptions<ConsentOptions> options) : IConsentPlans
{
    public ValueTask<ConsentPlan?> FindAsync(string organisationId, Provider provider, CancellationToken cancellationToken) =>
        ValueTask.FromResult(options.Value.Plans.FirstOrDefault(plan => plan.Product.Provider == provider));
}
