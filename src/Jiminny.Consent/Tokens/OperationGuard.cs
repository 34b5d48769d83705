using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Refuses a call whose declaration the grant does not meet, before any request leaves.</summary>
internal static class OperationGuard
{
    public static SourceFailure? Check(AccessTokenRequest request, ProviderCatalogue catalogue, IReadOnlySet<Scope> granted, ConsentPlan? plan)
    {
        foreach (var scope in request.Scopes)
        {
            if (!catalogue.Scopes.Covers(granted, scope))
            {
                return Missing(scope, "missing_scope", catalogue, plan);
            }
        }

        var operation = request.Operation;
        if (!catalogue.Operations.Contains(operation))
        {
            return new SourceFailure(SourceError.Protocol, "undeclared_call");
        }

        if (operation.BlockedBy.Any(granted.Contains))
        {
            return Missing(operation.Least, "conflicting_scope", catalogue, plan);
        }

        return operation.ChangesUserData && request.Approval?.Covers(request.Mailbox.Key, operation, catalogue) != true
            ? new SourceFailure(SourceError.ApprovalRequired, "no_approval")
            : null;
    }

    private static SourceFailure Missing(Scope scope, string code, ProviderCatalogue catalogue, ConsentPlan? plan)
    {
        var step = plan?.StepFor(scope);
        var asked = step?.Scopes.FirstOrDefault(candidate => catalogue.Scopes.Implies(candidate, scope)) ?? scope;
        var isAdministrators = catalogue.Scopes.TryGet(asked, out var definition) && definition.GrantedBy == Grantor.Administrator;
        return new SourceFailure(isAdministrators ? SourceError.AdminConsentRequired : SourceError.MissingScope, code) { MissingScope = asked, ConsentStep = step?.Id };
    }
}
