namespace Jiminny.Roles;

public sealed partial class RoleModel
{
    /// <summary>Whether a member may hold a combination of roles.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="isExternal">Whether the person is from outside the organisation.</param>
    /// <returns>The first rule violated, or none, and with <see cref="RuleViolation.NotConfigured"/> the open questions.</returns>
    public (RuleViolation Violation, ModelQuestions OpenQuestions) Check(RoleSet roles, bool isExternal = false)
    {
        var remaining = roles;
        var bases = 0;
        foreach (var role in Roles)
        {
            if (!roles.HasFlag(role.Role))
                continue;
            remaining &= ~role.Role;
            bases += role.Kind == RoleKind.Base ? 1 : 0;
            if (role.IsAnnounced)
                return (RuleViolation.ComingSoon, ModelQuestions.None);
            if (Answers.IsYes(role.ExistenceAsked) is not true)
                return Answers.IsYes(role.ExistenceAsked) is null ? (RuleViolation.NotConfigured, role.ExistenceAsked) : (RuleViolation.RoleNotInModel, ModelQuestions.None);
            if ((roles & role.Requires) != role.Requires)
                return (RuleViolation.RequiredRoleMissing, ModelQuestions.None);
            if (isExternal && IsOpenToExternals(role) is not true)
                return IsOpenToExternals(role) is null ? (RuleViolation.NotConfigured, role.ExternalsAsked) : (RuleViolation.NotOpenToExternals, ModelQuestions.None);
        }

        return (remaining != RoleSet.None ? RuleViolation.RoleNotInModel
            : bases == 0 ? RuleViolation.NoBaseRole
            : bases > 1 ? RuleViolation.SeveralBaseRoles
            : RuleViolation.None, ModelQuestions.None);
    }

    /// <summary>Whether a combination holds more than licences: management, administration or ownership.</summary>
    internal bool IsPrivileged(RoleSet roles)
    {
        foreach (var role in Roles)
        {
            if (roles.HasFlag(role.Role) && role.Missing is (Reason.NotManagerOfTeam or Reason.NotAdmin or Reason.NotAccountOwner))
                return true;
        }

        return false;
    }

    /// <summary>The role in a combination that exactly one member holds, or null.</summary>
    internal RoleDefinition? HeldByOne(RoleSet roles) => Roles.FirstOrDefault(role => role.HeldByExactlyOne && Effective(roles).HasFlag(role.Role));
}
