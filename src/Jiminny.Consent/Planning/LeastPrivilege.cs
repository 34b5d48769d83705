using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Compares what a plan asks for with what the calls of its capabilities need.</summary>
internal static class LeastPrivilege
{
    public static IReadOnlyList<NarrowerScope> FindNarrower(ConsentPlan plan)
    {
        var catalogue = plan.Product.Catalogue;
        var operations = plan.Capabilities.SelectMany(catalogue.OperationsOf).Distinct().ToArray();
        var found = new List<NarrowerScope>();
        foreach (var asked in plan.Scopes.Where(scope => !catalogue.Scopes[scope].IsSignIn))
        {
            var calls = operations.Where(operation => catalogue.Scopes.Implies(asked, operation.Least)).ToArray();
            var enough = catalogue.Scopes.Widest(calls.Select(operation => operation.Least));
            if (enough is not [var only] || only != asked)
            {
                found.Add(new NarrowerScope(asked, enough, calls, Explain(catalogue.Scopes, asked, enough)));
            }
        }

        return found;
    }

    private static string Explain(ScopeCatalogue scopes, Scope asked, IReadOnlyList<Scope> enough)
    {
        if (enough.Count == 0)
        {
            return $"No call of the enabled features uses {asked}.";
        }

        var opens = string.Join("; ", enough.Select(scope => LowerFirst(scopes[scope].Purpose)));
        var stricter = enough.Any(scope => scopes[scope].GrantedBy > scopes[asked].GrantedBy) ? " The provider marks it as an administrator's scope." : string.Empty;
        return $"The calls made with {asked} need no more than {string.Join(" and ", enough)}: {opens}.{stricter}";
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
