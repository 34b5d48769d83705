namespace Jiminny.Matching;

/// <summary>The default rules for every organisation.</summary>
internal sealed class DefaultMatchingRulesProvider : IMatchingRulesProvider
{
    public ValueTask<MatchingRules> GetRulesAsync(string organisationId, CancellationToken cancellationToken) => new(MatchingRules.Default);
}
