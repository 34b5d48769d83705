namespace Jiminny.Roles.Tests.Approved;

/// <summary>The whole space, enumerated.</summary>
internal static class Cells
{
    internal static readonly CrmAccess[] Accesses = Enum.GetValues<CrmAccess>();
    internal static readonly CrmWritePolicy[] Policies = Enum.GetValues<CrmWritePolicy>();
    internal static readonly MemberState[] States = Enum.GetValues<MemberState>();
    private static readonly bool?[] Answers = [null, false, true];

    /// <summary>Every combination of the model's roles, the ones that cannot be held included.</summary>
    internal static IEnumerable<RoleSet> RoleSetsOf(RoleModel model)
    {
        for (var bits = 0; bits < 1 << model.Roles.Length; bits++)
        {
            var roles = RoleSet.None;
            for (var i = 0; i < model.Roles.Length; i++)
                roles |= (bits >> i & 1) == 1 ? model.Roles[i].Role : RoleSet.None;
            yield return roles;
        }
    }

    /// <summary>The model under every combination of answers that a decision can depend on.</summary>
    internal static IEnumerable<RoleModel> Answered(RoleModel model) =>
        from includes in Answers
        from own in Answers
        from download in model.Questions.HasFlag(ModelQuestions.InsightsDownload) ? Answers : [null]
        from owner in model.Questions.HasFlag(ModelQuestions.SingleOwner) ? Answers : [null]
        select model.With(new ModelAnswers { SeatIncludesInsights = includes, SeatDownloadsOwn = own, InsightsDownload = download, SingleOwner = owner });

    /// <summary>Compares what the model decides with what is approved, about one permission.</summary>
    internal static (long Cells, string? FirstDifference) Compare(RoleModel model, Permission permission, ApprovedTable table, HashSet<int>? rowsUsed = null, bool activeOnly = false)
    {
        var expectations = table.For(model, permission);
        var cells = 0L;
        foreach (var roles in RoleSetsOf(model))
        {
            foreach (var crm in Accesses)
            {
                foreach (var state in activeOnly ? [MemberState.Active] : States)
                {
                    var member = Probe.Active(roles, crm) with { State = state };
                    foreach (var relation in Probe.RelationsOf(permission))
                    {
                        foreach (var policy in Policies)
                        {
                            var cell = new Cell(roles, relation, crm, policy, state);
                            var expected = First(expectations, cell);
                            var actual = Probe.Decide(model, member, permission, relation, policy);
                            cells++;
                            rowsUsed?.Add(expected.Row);
                            if (actual.Reason != expected.Outcome)
                                return (cells, $"{model.Name} {permission} {cell} {model.Answers}: {actual}, approved is {expected.Outcome} by row {expected.Row + 1}");
                        }
                    }
                }
            }
        }

        return (cells, null);
    }

    private static Expectation First(Expectation[] expectations, in Cell cell)
    {
        foreach (var expectation in expectations)
        {
            if (expectation.Matches(cell))
                return expectation;
        }

        throw new InvalidOperationException($"No approved row for {cell}.");
    }
}
