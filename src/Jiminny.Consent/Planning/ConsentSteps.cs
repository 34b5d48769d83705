using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Arranges scopes in steps: by signing in, by area or setting, and by who can grant them.</summary>
internal static class ConsentSteps
{
    public static IReadOnlyList<ConsentStep> Arrange(ProductDefinition product, IReadOnlyList<ScopeRequest> requests)
    {
        var scopes = product.Catalogue.Scopes;
        var groups = requests
            .GroupBy(request => KeyOf(request, scopes[request.Scope]))
            .OrderBy(group => group.Key.Rank)
            .ToArray();
        return [.. groups.Select(group => Step(group.Key, group, IsSplit(groups, group.Key)))];
    }

    private static StepKey KeyOf(ScopeRequest request, ScopeDefinition definition) => definition switch
    {
        { IsSignIn: true } => new StepKey(Rank: 0, ConsentStep.SignInId, "Sign in", Grantor.User, Setting: null),
        _ when request.Setting is { } setting => new StepKey(Rank: 2, setting.Id, setting.Title, definition.GrantedBy, setting),
        _ => new StepKey(Rank: 1, Slug(definition.Area), definition.Area, definition.GrantedBy, Setting: null),
    };

    private static ConsentStep Step(StepKey key, IEnumerable<ScopeRequest> requests, bool isSplit) => new(
        isSplit ? $"{key.Id}-{Suffix(key.GrantedBy)}" : key.Id,
        key.Title,
        [.. requests.Select(request => request.Scope)],
        key.GrantedBy,
        key.Setting);

    private static bool IsSplit(IEnumerable<IGrouping<StepKey, ScopeRequest>> groups, StepKey key) =>
        groups.Count(group => string.Equals(group.Key.Id, key.Id, StringComparison.Ordinal)) > 1;

    private static string Suffix(Grantor grantor) => grantor switch
    {
        Grantor.User => "user",
        Grantor.UserUnlessTenantForbids => "policy",
        _ => "administrator",
    };

    private static string Slug(string area) => area.ToLowerInvariant().Replace(' ', '-');

    private readonly record struct StepKey(int Rank, string Id, string Title, Grantor GrantedBy, ProductSetting? Setting);
}
