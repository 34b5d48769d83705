using Jiminny.Matching;
using Microsoft.Extensions.Options;

namespace Jiminny;

internal sealed class ConfiguredMatchingRules(IOptionsMonitor<JiminnyOptions> options) : IMatchingRulesProvider
{
    public ValueTask<MatchingRules> GetRulesAsync(string organisationId, CancellationToken cancellationToken)
    {
        if (!options.CurrentValue.Organisations.TryGetValue(organisationId, out var organisation))
        {
            return new(MatchingRules.Default);
        }

        return new(MatchingRules.CreateBuilder()
            .AddInternalDomains(organisation.InternalDomains)
            .MatchAccountDomains(organisation.MatchAccountDomains)
            .Build());
    }
}
