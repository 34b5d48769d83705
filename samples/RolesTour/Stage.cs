using Jiminny.Roles;
using Spectre.Console;
using Divider = Spectre.Console.Rule;

namespace RolesTour;

/// <summary>Shows what happens.</summary>
internal sealed class Stage(IAnsiConsole console)
{
    internal void Chapter(string title) => console.Write(new Divider($"[bold]{Markup.Escape(title)}[/]").LeftJustified());

    internal void Say(string text) => console.MarkupLine(Markup.Escape(text));

    internal void Show(string what, RosterOutcome outcome) => console.MarkupLine(outcome.IsAccepted
        ? $"  [green]done[/]     {Markup.Escape(what)}"
        : $"  [red]refused[/]  {Markup.Escape(what)} -> {Markup.Escape(outcome.ToString())}");

    internal void Show(string question, Decision decision) => console.MarkupLine(decision.IsAllowed
        ? $"  [green]yes[/]      {Markup.Escape(question)} ({Markup.Escape($"{decision.DecidedBy}")})"
        : $"  [red]no[/]       {Markup.Escape(question)} -> {decision.Reason}, blocked by {decision.BlockedBy}");

    internal void Show(IEnumerable<Remedy> remedies)
    {
        foreach (var remedy in remedies)
            console.MarkupLine($"           [yellow]remedy[/] {Markup.Escape(remedy.ToString())}");
    }

    internal void Show(SeatReport report)
    {
        var table = new Table().AddColumns("licence", "members", "invited", "seats used", "seats reserved");
        foreach (var licence in report.ByLicence)
            table.AddRow($"{licence.Licence}", $"{licence.Holders}", $"{licence.Invited}", $"{licence.SeatsUsed}", $"{licence.SeatsReserved}");
        console.Write(table.Caption($"{report.Used} used, {report.Reserved} reserved, {report.Available?.ToString() ?? "unlimited"} available: {report.Standing}"));
    }

    internal void Show(MigrationPlan plan)
    {
        var table = new Table().AddColumns("member", "before", "after", "gained", "lost", "seats");
        foreach (var member in plan.Members)
        {
            table.AddRow(
                member.Before.Id,
                $"{member.Before.Roles}",
                $"{member.After.Roles}",
                $"{member.Difference.Gained.Length}",
                $"{member.Difference.Lost.Length}",
                member.Difference.SeatDelta is { } seats ? $"{seats}" : "?");
        }

        console.Write(table.Caption($"open: {plan.OpenQuestions}; to confirm: {plan.Unconfirmed}; ready: {plan.IsReady}"));
    }
}
