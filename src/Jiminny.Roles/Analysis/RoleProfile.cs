using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>A combination of roles that shows what a role does: a base role alone, or an add-on or grant on the base role it needs at least.</summary>
internal static class RoleProfile
{
    internal static ImmutableArray<RoleSet> Of(RoleModel model)
    {
        var leastBase = model.Roles.First(role => role.Kind == RoleKind.Base).Role;
        return
        [
            .. from role in model.Roles
               where !role.IsAnnounced && model.Answers.IsYes(role.ExistenceAsked) != false
               select role.Kind == RoleKind.Base ? role.Role : role.Role | (role.Requires == RoleSet.None ? leastBase : role.Requires),
        ];
    }

    internal static string NameOf(RoleModel model, RoleSet roles) =>
        string.Join(" + ", model.Roles.Where(role => roles.HasFlag(role.Role)).OrderBy(role => role.Kind).Select(role => role.DisplayName));
}
