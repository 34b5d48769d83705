using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>What a look at the whole of a model shows, under its present answers. Immutable.</summary>
public sealed record RoleModelAnalysis
{
    private RoleModelAnalysis()
    {
    }

    /// <summary>Permissions that no combination of roles has.</summary>
    public ImmutableArray<PermissionId> NeverGranted { get; private init; } = [];

    /// <summary>Permissions that every base role has, at least over what is one's own.</summary>
    public ImmutableArray<PermissionId> AlwaysGranted { get; private init; } = [];

    /// <summary>Permissions that depend on a question without an answer, with the questions.</summary>
    public ImmutableSortedDictionary<PermissionId, ModelQuestions> NotConfigured { get; private init; } = ImmutableSortedDictionary<PermissionId, ModelQuestions>.Empty;

    /// <summary>Permissions to be had without a seat.</summary>
    public ImmutableArray<PermissionId> WithoutSeat { get; private init; } = [];

    /// <summary>Pairs of combinations of which the second may all that the first may, and more.</summary>
    public ImmutableArray<(RoleSet Lesser, RoleSet Greater)> Subsumed { get; private init; } = [];

    /// <summary>Analyses a model, by looking at every combination.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The analysis.</returns>
    public static RoleModelAnalysis Of(RoleModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var all = Enumerable.Range(0, DecisionTable.RoleSets).Select(roles => model.Effective((RoleSet)roles)).Distinct().ToList();
        var bases = model.Roles.Where(role => role.Kind == RoleKind.Base && !role.IsAnnounced).Select(role => role.Role).ToList();
        var seatless = all.Where(roles => model.SeatsOf(roles) == 0).ToList();
        var profiles = RoleProfile.Of(model);
        return new()
        {
            NeverGranted = Where(permission => all.TrueForAll(roles => model.ReachOf(roles, permission) == Reach.None)),
            AlwaysGranted = Where(permission => bases.TrueForAll(role => model.ReachOf(role, permission) != Reach.None)),
            WithoutSeat = Where(permission => seatless.Exists(roles => model.ReachOf(roles, permission) != Reach.None)),
            NotConfigured = Permissions.All.Select(permission => (permission.Id, Questions: QuestionsOf(model, all, permission.Id)))
                .Where(pair => pair.Questions != ModelQuestions.None).ToImmutableSortedDictionary(pair => pair.Id, pair => pair.Questions),
            Subsumed = [.. from lesser in profiles from greater in profiles where IsLess(model, lesser, greater) select (lesser, greater)],
        };

        static ImmutableArray<PermissionId> Where(Func<PermissionId, bool> holds) => [.. Permissions.All.Select(permission => permission.Id).Where(holds)];
    }

    private static ModelQuestions QuestionsOf(RoleModel model, List<RoleSet> all, PermissionId permission)
    {
        var questions = ModelQuestions.None;
        foreach (var roles in all)
        {
            foreach (var relation in (ReadOnlySpan<Reach>)[Reach.Organisation, Reach.Own, Reach.ManagedTeam])
                questions |= model.CellOf(roles, permission, relation).Questions;
        }

        return questions;
    }

    private static bool IsLess(RoleModel model, RoleSet lesser, RoleSet greater)
    {
        var more = false;
        foreach (var permission in Permissions.All)
        {
            var (less, great) = (model.ReachOf(lesser, permission.Id), model.ReachOf(greater, permission.Id));
            if ((less & ~great) != Reach.None)
                return false;
            more |= less != great;
        }

        return more;
    }
}
