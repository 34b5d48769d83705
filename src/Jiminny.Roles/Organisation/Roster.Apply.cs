namespace Jiminny.Roles;

public sealed partial record Roster
{
    /// <summary>Carries out a command, or says which rule stands against it. Pure: the same input gives the same outcome.</summary>
    /// <param name="model">The organisation's role model, with the host's answers.</param>
    /// <param name="command">The command.</param>
    /// <param name="actorId">The member who gives it; null is the host itself, which needs no permission but keeps every other rule.</param>
    /// <param name="now">The time: invitations lapse.</param>
    /// <returns>The outcome.</returns>
    public RosterOutcome Apply(RoleModel model, RosterCommand command, string? actorId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(command);
        return model.Name == ModelName
            ? new RosterRules(this, model, actorId, now).Apply(command)
            : RosterOutcome.Refused(this, RuleViolation.OtherModel);
    }
}
