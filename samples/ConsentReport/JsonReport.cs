using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jiminny.Connectors;
using Jiminny.Consent;

namespace ConsentReport;

/// <summary>The report for a program.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(ConsentPlan plan, ConsentDiff diff) => JsonSerializer.Serialize(
        new
        {
            Product = plan.Product.Id,
            plan.Product.Title,
            plan.Product.Provider,
            Table = plan.Product.Requests.Select(request => Row(plan.Product, request)),
            Plan = new
            {
                Settings = plan.Settings.Ids,
                Scopes = Values(plan.Scopes),
                Steps = plan.Steps.Select(step => new { step.Id, step.Title, step.GrantedBy, Scopes = Values(step.Scopes) }),
                Capabilities = plan.Capabilities.Select(capability => capability.Id),
                LeastPrivilege = plan.FindNarrower().Select(scope => new { Asked = scope.Asked.Value, Enough = Values(scope.Enough), Calls = scope.Calls.Select(call => call.Call), scope.Why }),
                TradeOffs = plan.Product.TradeOffs.Where(tradeOff => plan.Scopes.Contains(tradeOff.InsteadOf))
                    .Select(tradeOff => new { InsteadOf = tradeOff.InsteadOf.Value, Use = tradeOff.Use.Value, tradeOff.GivesUp }),
            },
            Diff = new
            {
                diff.IsUsable,
                Granted = Values(diff.Granted),
                Missing = diff.Missing.Select(missing => new
                {
                    Scope = missing.Scope.Value,
                    missing.GrantedBy,
                    missing.IsRequired,
                    Step = missing.Step.Id,
                    missing.UserLink,
                    missing.AdministratorLink,
                }),
                Narrower = Values(diff.Narrower),
                Excess = Values(diff.Excess),
                Conflicting = diff.Conflicts.Select(conflict => new { Spoiler = conflict.Spoiler.Value, Spoiled = conflict.Spoiled.Value, conflict.Effect }),
                On = diff.On.Select(state => state.Capability.Id),
                Off = diff.Off.Select(state => new { Capability = state.Capability.Id, Missing = Values(state.Missing), BlockedBy = Values(state.BlockedBy) }),
            },
        },
        Options) + Environment.NewLine;

    private static object Row(ProductDefinition product, ScopeRequest request)
    {
        var definition = product.Catalogue.Scopes[request.Scope];
        return new
        {
            definition.Area,
            Scope = definition.Scope.Value,
            request.Purpose,
            Requirement = request.Setting is null ? "required" : "setting",
            Setting = request.Setting?.Id,
            Sensitivity = definition.Sensitivity == ScopeSensitivity.Unclassified ? (ScopeSensitivity?)null : definition.Sensitivity,
            definition.NeedsAdministrator,
            definition.TenantPolicyMayForbid,
            definition.GrantedBy,
        };
    }

    private static IEnumerable<string> Values(IEnumerable<Scope> scopes) => scopes.Select(scope => scope.Value);
}
