using Jiminny.Roles.Tests.Approved;

namespace Jiminny.Roles.Tests;

/// <summary>Shows that no line of the data is idle: without it the approved table no longer holds.</summary>
public sealed class RuleRemovalTests
{
    private static readonly ApprovedTable Table = ApprovedTable.Load();

    public static TheoryData<string> Models => [RoleModels.Classic.Name, RoleModels.Current.Name];

    [Theory]
    [MemberData(nameof(Models))]
    public void RemovingAnyRule_IsNoticed(string name)
    {
        var definition = RoleModels.Find(name)!.Definition;
        foreach (var rule in definition.Rules)
            AssertNoticed(definition with { Rules = definition.Rules.Remove(rule) }, $"{rule}", Permissions.Of(rule.Permission));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void RemovingAnyInclusion_IsNoticed(string name)
    {
        var definition = RoleModels.Find(name)!.Definition;
        foreach (var role in definition.Roles.Where(role => role.Includes != RoleSet.None))
            AssertNoticed(definition with { Roles = definition.Roles.Replace(role, role with { Includes = RoleSet.None }) }, $"{role.Name} includes {role.Includes}");
        foreach (var role in definition.Roles.Where(role => role.IncludesIfAsked != RoleSet.None))
            AssertNoticed(definition with { Roles = definition.Roles.Replace(role, role with { IncludesIfAsked = RoleSet.None }) }, $"{role.Name} includes {role.IncludesIfAsked}");
        foreach (var role in definition.Roles.Where(role => role.Requires != RoleSet.None))
            AssertNoticed(definition with { Roles = definition.Roles.Replace(role, role with { Requires = RoleSet.None }) }, $"{role.Name} requires {role.Requires}");
        foreach (var permission in definition.ComingSoon)
            AssertNoticed(definition with { ComingSoon = definition.ComingSoon.Remove(permission) }, $"{permission} is announced", Permissions.Of(permission));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void LooseningAnyRule_IsNoticed(string name)
    {
        var definition = RoleModels.Find(name)!.Definition;
        foreach (var rule in definition.Rules.Where(rule => rule.Crm != CrmNeed.None))
            AssertNoticed(definition with { Rules = definition.Rules.Replace(rule, rule with { Crm = CrmNeed.None }) }, $"{rule}", Permissions.Of(rule.Permission));
        foreach (var rule in definition.Rules.Where(rule => rule.Asked != ModelQuestions.None))
            AssertNoticed(definition with { Rules = definition.Rules.Replace(rule, rule with { Asked = ModelQuestions.None }) }, $"{rule}", Permissions.Of(rule.Permission));
        foreach (var rule in definition.Rules.Where(rule => rule.Reach != Reach.Organisation && Probe.RelationsOf(Permissions.Of(rule.Permission)).Length > 2))
            AssertNoticed(definition with { Rules = definition.Rules.Replace(rule, rule with { Reach = Reach.Organisation }) }, $"{rule}", Permissions.Of(rule.Permission));
    }

    private static void AssertNoticed(RoleModelDefinition mutant, string what, params IReadOnlyList<Permission> permissions)
    {
        var models = Cells.Answered(new RoleModel(mutant, ModelAnswers.None));
        var noticed = models.Any(model => (permissions.Count == 0 ? Permissions.All : permissions)
            .Any(permission => Cells.Compare(model, permission, Table, activeOnly: true).FirstDifference is not null));
        Assert.True(noticed, $"Nothing notices the change of: {what}");
    }
}
