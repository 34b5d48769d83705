using Jiminny.Connectors;
using Jiminny.Consent;

namespace ConsentReport;

internal static class Wording
{
    public static string Of(Grantor grantor) => grantor switch
    {
        Grantor.User => "the user",
        Grantor.UserUnlessTenantForbids => "the user, or an administrator where the tenant's policy forbids users",
        _ => "an administrator",
    };

    public static string Of(ScopeDefinition scope) => scope.Sensitivity == ScopeSensitivity.Unclassified
        ? Of(scope.GrantedBy)
        : $"{scope.Sensitivity.ToString().ToLowerInvariant()}; {Of(scope.GrantedBy)}";

    public static string WhyOff(CapabilityState state) => state.Missing.Count > 0
        ? $"missing {string.Join(' ', state.Missing)}"
        : $"blocked by {string.Join(' ', state.BlockedBy)}";
}
