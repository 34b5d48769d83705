using System.Text;
using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Writes the page an administrator reads before granting: which permissions a product needs, and why. Deterministic; no page can differ from what is asked.</summary>
public static class ConsentPage
{
    /// <summary>Writes a product's page as Markdown.</summary>
    /// <param name="product">The product.</param>
    /// <returns>The page, with line feeds.</returns>
    public static string Write(ProductDefinition product)
    {
        ArgumentNullException.ThrowIfNull(product);
        var plan = ConsentPlan.For(product, ProductSettings.On(product.Settings));
        var page = new StringBuilder();
        Line(page, $"# Which permissions does {product.Title} need?");
        Line(page);
        Line(page, "This page is generated from the catalogue that the product asks by; a test compares them.");
        Line(page);
        Permissions(page, product);
        Features(page, product);
        Steps(page, plan);
        Narrower(page, plan);
        Data(page, product.Policy);
        foreach (var note in product.Notes)
        {
            Line(page, $"> {note}");
            Line(page);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Permissions(StringBuilder page, ProductDefinition product)
    {
        var isClassified = product.Requests.Any(request => product.Catalogue.Scopes[request.Scope].Sensitivity != ScopeSensitivity.Unclassified);
        Line(page, $"| Area | Permission | Why it is asked for | Requirement | {(isClassified ? "Class | " : string.Empty)}Granted by |");
        Line(page, $"|---|---|---|---|{(isClassified ? "---|" : string.Empty)}---|");
        foreach (var request in product.Requests)
        {
            var scope = product.Catalogue.Scopes[request.Scope];
            var sensitivity = isClassified ? $"{Of(scope.Sensitivity)} | " : string.Empty;
            Line(page, $"| {scope.Area} | `{scope.Scope}` | {request.Purpose} | {RequirementOf(request.Setting)} | {sensitivity}{Of(scope.GrantedBy)} |");
        }

        Line(page);
    }

    private static void Features(StringBuilder page, ProductDefinition product)
    {
        Line(page, "## What each permission switches on");
        Line(page);
        Line(page, "A permission that is not granted switches off the features that need it, and nothing else.");
        Line(page);
        Line(page, "| Feature | Requirement | Uses | Changes something at the user's |");
        Line(page, "|---|---|---|---|");
        foreach (var request in product.Capabilities)
        {
            var operations = product.Catalogue.OperationsOf(request.Capability);
            var used = product.Requests
                .Where(asked => operations.Any(operation => product.Catalogue.Scopes.Implies(asked.Scope, operation.Least)))
                .Select(asked => $"`{asked.Scope}`");
            var changes = operations.Any(operation => operation.ChangesUserData) ? "yes, each time with the user's approval" : "no";
            Line(page, $"| {request.Capability.Title} | {RequirementOf(request.Setting)} | {string.Join(", ", used)} | {changes} |");
        }

        Line(page);
    }

    private static void Steps(StringBuilder page, ConsentPlan plan)
    {
        Line(page, "## In which steps");
        Line(page);
        Line(page, "Each step is a visit to the provider of its own, so that a policy that blocks one leaves the others and signing in possible.");
        Line(page);
        var number = 0;
        foreach (var step in plan.Steps)
        {
            Line(page, $"{++number}. {step.Title} (`{step.Id}`): {string.Join(", ", step.Scopes.Select(scope => $"`{scope}`"))}. Granted by {Of(step.GrantedBy)}.");
        }

        Line(page);
    }

    private static void Narrower(StringBuilder page, ConsentPlan plan)
    {
        Line(page, "## With least privilege");
        Line(page);
        var narrower = plan.FindNarrower();
        if (narrower.Count == 0)
        {
            Line(page, "Nothing is asked for that the calls do not need.");
            Line(page);
        }

        foreach (var scope in narrower)
        {
            Line(page, $"- `{scope.Asked}`: {(scope.Enough.Count == 0 ? "can be left out" : $"{string.Join(" and ", scope.Enough.Select(enough => $"`{enough}`"))} would be enough")}. {scope.Why}");
        }

        foreach (var tradeOff in plan.Product.TradeOffs)
        {
            Line(page, $"- `{tradeOff.Use}` instead of `{tradeOff.InsteadOf}` would give up: {tradeOff.GivesUp}");
        }

        if (narrower.Count + plan.Product.TradeOffs.Count > 0)
        {
            Line(page);
        }
    }

    private static void Data(StringBuilder page, DataPolicy policy)
    {
        Line(page, "## What is kept");
        Line(page);
        Line(page, $"- Bodies: {(policy.StoresBodies ? "stored" : "never stored")}.");
        Line(page, $"- Of a message: {Of(policy.MailFields)}, {(policy.MailRetention is { } retention ? $"for {retention.TotalDays:0} days" : "as long as something refers to it")}.");
        Line(page, $"- Of the calendar: {Of(policy.Calendar)}.");
        Line(page, $"- Data goes away when {Of(policy.Deletion)}.");
        Line(page, $"- Encryption at rest: {(policy.EncryptionAtRest ? "required" : "not required")}. Third-party analytics: {(policy.ThirdPartyAnalytics ? "allowed" : "none")}.");
        Line(page, $"- Hosts called, over TLS only: {string.Join(", ", policy.OutboundHosts.Select(host => $"`{host}`"))}.");
        Line(page);
    }

    private static string RequirementOf(ProductSetting? setting) => setting is null ? "required" : $"when {setting.Title} is on";

    private static string Of(Grantor grantor) => grantor switch
    {
        Grantor.User => "the user",
        Grantor.UserUnlessTenantForbids => "the user, or an administrator where the tenant's policy forbids users",
        _ => "an administrator",
    };

    private static string Of(ScopeSensitivity sensitivity) => sensitivity switch
    {
        ScopeSensitivity.NonSensitive => "non-sensitive",
        _ => sensitivity.ToString().ToLowerInvariant(),
    };

    private static string Of(CalendarData data) => data switch
    {
        CalendarData.None => "nothing",
        CalendarData.OwnTasksOnly => "events that the product made for its tasks, and nothing else",
        _ => "meetings whose participants match the CRM",
    };

    private static string Of(MailFields fields) => fields == MailFields.None
        ? "nothing"
        : string.Join(", ", Enum.GetValues<MailFields>().Where(field => int.PopCount((int)field) == 1 && fields.HasFlag(field)).Select(field => field.ToString().ToLowerInvariant()));

    private static string Of(DeletionTriggers triggers)
    {
        (DeletionTriggers Trigger, string Text)[] texts =
        [
            (DeletionTriggers.Unreferenced, "nothing refers to it"),
            (DeletionTriggers.UserRequest, "the user asks"),
            (DeletionTriggers.Disconnect, "the user disconnects"),
        ];
        return string.Join(", or ", texts.Where(text => triggers.HasFlag(text.Trigger)).Select(text => text.Text));
    }

    private static void Line(StringBuilder page, string text = "") => page.Append(text).Append('\n');
}
