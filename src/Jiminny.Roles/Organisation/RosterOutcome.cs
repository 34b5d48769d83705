using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>What became of a command: the organisation after it, or the rule that stood against it. Immutable.</summary>
public sealed record RosterOutcome
{
    private RosterOutcome(Roster roster) => Roster = roster;

    /// <summary>Whether the command was carried out.</summary>
    public bool IsAccepted => Violation == RuleViolation.None;

    /// <summary>The organisation after the command; as it was, if that was refused.</summary>
    public Roster Roster { get; }

    /// <summary>The rule violated, or none.</summary>
    public RuleViolation Violation { get; private init; }

    /// <summary>With <see cref="RuleViolation.NotPermitted"/>, the permission asked for; with other violations null.</summary>
    public PermissionId? Permission { get; private init; }

    /// <summary>With <see cref="RuleViolation.NotPermitted"/>, the decision.</summary>
    public Decision? Denial { get; private init; }

    /// <summary>With <see cref="RuleViolation.NotConfigured"/>, the open questions.</summary>
    public ModelQuestions OpenQuestions { get; private init; }

    /// <summary>How the use of seats changed, for the history.</summary>
    public ImmutableArray<SeatEvent> SeatEvents { get; private init; } = [];

    /// <summary>The violation, or "accepted". Names nobody.</summary>
    public override string ToString() =>
        Violation switch
        {
            RuleViolation.None => "accepted",
            RuleViolation.NotPermitted => $"{Violation}: {Permission}, {Denial}",
            RuleViolation.NotConfigured => $"{Violation}: {OpenQuestions}",
            _ => $"{Violation}",
        };

    internal static RosterOutcome Accepted(Roster before, Roster after, RoleModel model, DateTimeOffset now) =>
        new(after) { SeatEvents = SeatEvent.Between(before, after, model, now) };

    internal static RosterOutcome Refused(Roster roster, RuleViolation violation, ModelQuestions questions = ModelQuestions.None) =>
        new(roster) { Violation = violation, OpenQuestions = questions };

    internal static RosterOutcome Denied(Roster roster, PermissionId permission, Decision denial) =>
        new(roster) { Violation = RuleViolation.NotPermitted, Permission = permission, Denial = denial };
}
