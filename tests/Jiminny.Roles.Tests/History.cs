using FsCheck;
using FsCheck.Fluent;

namespace Jiminny.Roles.Tests;

/// <summary>Random lives of a small organisation: few ids, so that commands meet.</summary>
internal static class History
{
    internal static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] People = ["m-0", "m-1", "m-2", "m-3", "m-4"];
    private static readonly string[] TeamIds = ["t-0", "t-1"];

    internal static readonly RoleModel Classic = RoleModels.Classic.With(Probe.Answers);
    internal static readonly RoleModel Current = RoleModels.Current.With(Probe.Answers);

    /// <summary>A step: who gives which command how long after the one before.</summary>
    internal sealed record Step(string? ActorId, RosterCommand Command, TimeSpan Later);

    internal static Arbitrary<Step[]> Steps(RoleModel model)
    {
        var person = Gen.Elements(People);
        var team = Gen.Elements(TeamIds);
        var maybeTeam = Gen.Elements(TeamIds.Append(null).ToArray());
        var roles = Gen.Elements(
            [.. model.Roles.Select(role => role.Role), RoleSet.Recorder | RoleSet.Voice, RoleSet.Recorder | RoleSet.Admin, RoleSet.Insights | RoleSet.Recorder, RoleSet.None]);
        var command = Gen.Frequency(
            (6, Invite(person, Gen.Elements([.. ValidRoles(model)]), maybeTeam)),
            (1, Invite(person, roles, maybeTeam)),
            (8, person.Select(p => (RosterCommand)new RosterCommand.Accept(p))),
            (2, person.Zip(roles, (p, r) => (RosterCommand)new RosterCommand.AssignRoles(p, r))),
            (2, person.Zip(team, (p, t) => (RosterCommand)new RosterCommand.AppointManager(p, t))),
            (2, person.Zip(team, (p, t) => (RosterCommand)new RosterCommand.DismissManager(p, t))),
            (3, person.Select(p => (RosterCommand)new RosterCommand.Suspend(p))),
            (6, person.Select(p => (RosterCommand)new RosterCommand.Reactivate(p))),
            (1, person.Select(p => (RosterCommand)new RosterCommand.Remove(p))),
            (2, person.Zip(maybeTeam, (p, t) => (RosterCommand)new RosterCommand.Move(p, t))),
            (1, person.Select(p => (RosterCommand)new RosterCommand.TransferOwnership(p))),
            (2, team.Select(t => (RosterCommand)new RosterCommand.CreateTeam(t))),
            (1, team.Select(t => (RosterCommand)new RosterCommand.RemoveTeam(t))),
            (1, Gen.Choose(1, 8).Select(n => (RosterCommand)new RosterCommand.SetSeatLimit(n))));
        var actor = Gen.Frequency((3, Gen.Constant<string?>(null)), (2, Gen.Constant<string?>("m-0")), (2, person.Select(p => (string?)p)));
        var later = Gen.Choose(0, 30).Select(hours => TimeSpan.FromHours(hours));
        return actor.SelectMany(_ => command, (a, c) => (a, c)).Zip(later, (step, time) => new Step(step.a, step.c, time)).ArrayOf(80).ToArbitrary();
    }

    /// <summary>Plays the steps and hands every outcome to a check.</summary>
    internal static Roster Play(RoleModel model, IEnumerable<Step> steps, Action<Roster, Step, RosterOutcome, DateTimeOffset>? check = null)
    {
        var roster = TeamIds.Aggregate(
            Roster.Found("org-1", model, "m-0"), (roster, team) => roster.Apply(model, new RosterCommand.CreateTeam(team), null, Start).Roster);
        var now = Start;
        foreach (var step in steps)
        {
            now += step.Later;
            var command = step.Command is RosterCommand.Invite invitation ? invitation with { Expires = now + TimeSpan.FromDays(7) } : step.Command;
            var outcome = roster.Apply(model, command, step.ActorId, now);
            check?.Invoke(roster, step with { Command = command }, outcome, now);
            roster = outcome.Roster;
        }

        return roster;
    }

    internal static void Check(RoleModel model, Func<Step[], bool> property) =>
        Prop.ForAll(Steps(model), property).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true).WithReplay(20261121, 7));

    private static IEnumerable<RoleSet> ValidRoles(RoleModel model) =>
        Approved.Cells.RoleSetsOf(model).Where(roles => model.Check(roles).Violation == RuleViolation.None && !roles.HasFlag(RoleSet.AccountOwner));

    private static Gen<RosterCommand> Invite(Gen<string> person, Gen<RoleSet> roles, Gen<string?> team) =>
        person.Zip(roles, (p, r) => (p, r)).Zip(team, (pair, t) => (RosterCommand)new RosterCommand.Invite(pair.p, pair.r, t)
        {
            ManagedTeams = pair.r.HasFlag(RoleSet.Manager) && t is not null ? [t] : [],
        });
}
