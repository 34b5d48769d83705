using System.Text;
using Jiminny.Connectors;
using Jiminny.Consent;

namespace ConsentReport;

/// <summary>The report for a person at a terminal: the table, the plan, the difference.</summary>
internal static class TextReport
{
    public static string Write(ConsentPlan plan, ConsentDiff diff)
    {
        var text = new StringBuilder();
        text.AppendLine($"{plan.Product.Title} ({plan.Product.Id})").AppendLine();
        Table(text, plan.Product);
        Plan(text, plan);
        Diff(text, diff);
        return text.ToString();
    }

    private static void Table(StringBuilder text, ProductDefinition product)
    {
        var rows = product.Requests.Select(request => (
            Definition: product.Catalogue.Scopes[request.Scope],
            request.Purpose,
            Requirement: request.Setting is { } setting ? $"when {setting.Title} is on" : "required")).ToArray();
        var scope = rows.Max(row => row.Definition.Scope.Value.Length);
        var area = rows.Max(row => row.Definition.Area.Length);
        text.AppendLine("Permissions");
        foreach (var row in rows)
        {
            text.AppendLine($"  {row.Definition.Area.PadRight(area)}  {row.Definition.Scope.Value.PadRight(scope)}  {row.Purpose} ({row.Requirement}; {Wording.Of(row.Definition)})");
        }

        text.AppendLine();
    }

    private static void Plan(StringBuilder text, ConsentPlan plan)
    {
        var on = plan.Settings.Ids.ToArray();
        text.AppendLine($"Plan (settings on: {(on.Length == 0 ? "none" : string.Join(", ", on))})");
        var number = 0;
        foreach (var step in plan.Steps)
        {
            text.AppendLine($"  {++number}. {step.Title} [{step.Id}], granted by {Wording.Of(step.GrantedBy)}");
            text.AppendLine($"     {string.Join(' ', step.Scopes)}");
        }

        var narrower = plan.FindNarrower();
        text.AppendLine(narrower.Count == 0 ? "  Nothing is asked for that the calls do not need." : "  With least privilege:");
        foreach (var scope in narrower)
        {
            text.AppendLine($"     {scope.Asked} -> {(scope.Enough.Count == 0 ? "(leave out)" : string.Join(' ', scope.Enough))}: {scope.Why}");
        }

        foreach (var tradeOff in plan.Product.TradeOffs.Where(tradeOff => plan.Scopes.Contains(tradeOff.InsteadOf)))
        {
            text.AppendLine($"     {tradeOff.InsteadOf} -> {tradeOff.Use} would give up: {tradeOff.GivesUp}");
        }

        text.AppendLine();
    }

    private static void Diff(StringBuilder text, ConsentDiff diff)
    {
        text.AppendLine("Difference to the grant");
        List(text, "granted", diff.Granted.Select(scope => scope.Value));
        List(text, "missing", diff.Missing.Select(missing => $"{missing.Scope} ({(missing.IsRequired ? "required" : "optional")}; {Wording.Of(missing.GrantedBy)})"));
        List(text, "narrower", diff.Narrower.Select(scope => scope.Value));
        List(text, "excess", diff.Excess.Select(scope => scope.Value));
        List(text, "conflicting", diff.Conflicts.Select(conflict => $"{conflict.Spoiler} spoils {conflict.Spoiled}: {conflict.Effect}"));
        List(text, "on", diff.On.Select(state => state.Capability.Title));
        List(text, "off", diff.Off.Select(state => $"{state.Capability.Title} ({Wording.WhyOff(state)})"));
        List(text, "to do", diff.Missing.DistinctBy(missing => missing.Step).SelectMany(ToDo));
    }

    private static IEnumerable<string> ToDo(MissingScope missing)
    {
        if (missing.UserLink is { } user)
        {
            yield return $"user: {user.AbsoluteUri}";
        }

        if (missing.AdministratorLink is { } administrator)
        {
            yield return $"administrator: {administrator.AbsoluteUri}";
        }
    }

    private static void List(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        text.AppendLine($"  {title}: {(all.Length == 0 ? "none" : string.Empty)}".TrimEnd());
        foreach (var line in all)
        {
            text.AppendLine($"     {line}");
        }
    }
}
