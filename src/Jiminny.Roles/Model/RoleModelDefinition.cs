using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>A role model as data; <see cref="RoleModel"/> is what can be asked.</summary>
internal sealed record RoleModelDefinition(string Name, string Version)
{
    /// <summary>Least powerful first: the order in which a denial looks for the role that is missing.</summary>
    internal ImmutableArray<RoleDefinition> Roles { get; init; } = [];

    internal ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>What the first member of an organisation holds; what is not in force does not count.</summary>
    internal RoleSet FounderRoles { get; init; }

    /// <summary>What is announced but not there yet.</summary>
    internal ImmutableArray<PermissionId> ComingSoon { get; init; } = [];

    /// <summary>Writes a row per permission.</summary>
    internal static IEnumerable<Rule> May(RoleSet role, Reach reach, params ReadOnlySpan<Permission> permissions) =>
        May(role, reach, ModelQuestions.None, permissions);

    internal static IEnumerable<Rule> May(RoleSet role, Reach reach, ModelQuestions asked, params ReadOnlySpan<Permission> permissions)
    {
        var rules = new Rule[permissions.Length];
        for (var i = 0; i < rules.Length; i++)
            rules[i] = new Rule(role, permissions[i].Id, reach, asked);
        return rules;
    }

    internal static Rule May(RoleSet role, Reach reach, CrmNeed crm, Permission permission) =>
        new(role, permission.Id, reach, ModelQuestions.None, crm);
}
