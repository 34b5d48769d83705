using System.Numerics;

namespace Jiminny.Roles;

/// <summary>The rules of a model worked out for every combination of roles, permission and relation, so that a decision is two look-ups.</summary>
internal sealed class DecisionTable
{
    internal const int RoleSets = 1 << 9;
    internal const int Relations = 4;

    // Room for more permissions than there are, so that a cell is found by shifting.
    private const int PermissionBits = 5;
    private const int RelationBits = 2;
    private const ModelQuestions Unreachable = (ModelQuestions)byte.MaxValue;

    private readonly RoleModelDefinition _definition;
    private readonly ModelAnswers _answers;
    private readonly RoleSet[] _effective = new RoleSet[RoleSets];
    private readonly ushort[] _rows = new ushort[RoleSets];
    private readonly DecisionCell[] _cells;
    private readonly int[] _power;

    internal DecisionTable(RoleModelDefinition definition, ModelAnswers answers)
    {
        _definition = definition;
        _answers = answers;

        // Most of the 512 combinations mean the same after what does not count is dropped: one row of cells each keeps the table small.
        Dictionary<RoleSet, ushort> rows = [];
        for (var roles = 0; roles < RoleSets; roles++)
        {
            _effective[roles] = Normalise((RoleSet)roles);
            if (!rows.TryGetValue(_effective[roles], out var row))
                rows.Add(_effective[roles], row = (ushort)rows.Count);
            _rows[roles] = row;
        }

        _cells = new DecisionCell[rows.Count << (PermissionBits + RelationBits)];
        _power = new int[rows.Count];
        foreach (var (roles, row) in rows)
        {
            var questions = QuestionsByRole(roles);
            foreach (var permission in Permissions.All)
            {
                for (var relation = 0; relation < Relations; relation++)
                {
                    var cell = Compile(questions, permission.Id, (Reach)relation | Reach.Organisation, hasBase: roles != RoleSet.None);
                    _cells[Index(row, permission.Id, relation)] = cell;
                    _power[row] += cell.Reason == Reason.Granted ? 1 : 0;
                }
            }
        }
    }

    internal DecisionCell this[int row, PermissionId permission, Reach relation] => _cells[Index(row, permission, (int)relation & (Relations - 1))];

    /// <summary>The cells of a permission, one per relation.</summary>
    internal ReadOnlySpan<DecisionCell> CellsOf(int row, PermissionId permission) => _cells.AsSpan(Index(row, permission, 0), Relations);

    internal int RowOf(RoleSet roles) => _rows[(int)roles & (RoleSets - 1)];

    /// <summary>How many cells of a combination of roles are granted.</summary>
    internal int PowerOf(RoleSet roles) => _power[RowOf(roles)];

    /// <summary>The roles that count: known, in force, with what they require, and on top of a base role.</summary>
    internal RoleSet Effective(RoleSet roles) => _effective[(int)roles & (RoleSets - 1)];

    private static int Index(int row, PermissionId permission, int relation) => (((row << PermissionBits) | (int)permission) << RelationBits) | relation;

    private RoleSet Normalise(RoleSet roles)
    {
        var effective = RoleSet.None;
        var hasBase = false;
        foreach (var role in _definition.Roles)
        {
            if (!roles.HasFlag(role.Role) || role.IsAnnounced || (roles & role.Requires) != role.Requires || _answers.IsYes(role.ExistenceAsked) == false)
                continue;
            effective |= role.Role;
            hasBase |= role.Kind == RoleKind.Base;
        }

        return hasBase ? effective : RoleSet.None;
    }

    /// <summary>For each role of the model, in its order, the questions that must be answered with yes for its abilities to be there.</summary>
    private ModelQuestions[] QuestionsByRole(RoleSet roles)
    {
        var definitions = _definition.Roles;
        var questions = new ModelQuestions[definitions.Length];
        for (var i = 0; i < definitions.Length; i++)
            questions[i] = roles.HasFlag(definitions[i].Role) ? Open(definitions[i].ExistenceAsked) : Unreachable;

        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < definitions.Length; i++)
            {
                if (questions[i] == Unreachable)
                    continue;
                changed |= Include(definitions[i].Includes, questions[i]);
                if (_answers.IsYes(definitions[i].InclusionAsked) != false)
                    changed |= Include(definitions[i].IncludesIfAsked, questions[i] | Open(definitions[i].InclusionAsked));
            }
        }

        return questions;

        bool Include(RoleSet included, ModelQuestions asked)
        {
            var changed = false;
            for (var i = 0; i < definitions.Length; i++)
            {
                if (!included.HasFlag(definitions[i].Role) || Weight(asked) >= Weight(questions[i]))
                    continue;
                questions[i] = asked;
                changed = true;
            }

            return changed;
        }
    }

    private DecisionCell Compile(ModelQuestions[] questions, PermissionId permission, Reach relation, bool hasBase)
    {
        if (_definition.ComingSoon.Contains(permission))
            return new(Reason.ComingSoon);

        var denial = Reason.NotInThisModel;
        var missing = int.MaxValue;
        var unanswered = ModelQuestions.None;
        DecisionCell? best = null;
        for (var i = 0; i < _definition.Rules.Length; i++)
        {
            var rule = _definition.Rules[i];
            var role = IndexOf(rule.Role);
            var existence = _definition.Roles[role].ExistenceAsked;
            if (rule.Permission != permission || _answers.IsYes(rule.Asked) == false || _answers.IsYes(existence) == false)
                continue;

            // Being appointed to the team is within reach; owning what belongs to someone else is not.
            if (denial == Reason.NotInThisModel)
                denial = Reason.NotOwn;
            if (rule.Reach == Reach.Own && !relation.HasFlag(Reach.Own))
                continue;

            var open = Open(rule.Asked) | Open(existence);
            unanswered |= open;
            if (open == ModelQuestions.None)
                missing = Math.Min(missing, role);
            if (!relation.HasFlag(rule.Reach) || questions[role] == Unreachable)
                continue;

            var asked = questions[role] | Open(rule.Asked);
            var cell = new DecisionCell(asked == ModelQuestions.None ? Reason.Granted : Reason.NotConfigured, (byte)i, asked, rule.Crm);
            if (best is not { } other || Rank(cell) < Rank(other))
                best = cell;
        }

        if (best is { } found)
            return found;
        if (missing == int.MaxValue && unanswered == ModelQuestions.None)
            return new(denial);
        if (!hasBase)
            return new(Reason.NoLicence);
        return missing == int.MaxValue
            ? new(Reason.NotConfigured, questions: unanswered)
            : new(_definition.Roles[missing].Missing);
    }

    /// <summary>The fewest open questions first, then the least need of the CRM, then the closest relation.</summary>
    private int Rank(DecisionCell cell) => (Weight(cell.Questions) << 16) + ((int)cell.Crm << 8) + (int)_definition.Rules[cell.Rule].Reach;

    private ModelQuestions Open(ModelQuestions question) => _answers.IsYes(question) is null ? question : ModelQuestions.None;

    private int IndexOf(RoleSet role)
    {
        var index = 0;
        while (_definition.Roles[index].Role != role)
            index++;
        return index;
    }

    private static int Weight(ModelQuestions questions) => BitOperations.PopCount((uint)questions);
}
