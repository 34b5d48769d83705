using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Roles;

/// <summary>A role model with the host's answers: who may do what, why, and which licences that takes. Immutable and thread-safe; get one from <see cref="RoleModels"/>.</summary>
public sealed partial class RoleModel
{
    private readonly DecisionTable _table;

    internal RoleModel(RoleModelDefinition definition, ModelAnswers answers)
    {
        Definition = definition;
        Answers = answers;
        _table = new DecisionTable(definition, answers);
        Questions = definition.Roles.Aggregate(ModelQuestions.None, (all, role) => all | role.Questions)
            | definition.Rules.Aggregate(ModelQuestions.None, (all, rule) => all | rule.Asked);
        BaseRoles = definition.Roles.Where(role => role.Kind == RoleKind.Base).Aggregate(RoleSet.None, (all, role) => all | role.Role);
        Fingerprint = FingerprintOf(definition, answers);
    }

    /// <summary>The stored name, "classic" or "current".</summary>
    public string Name => Definition.Name;

    /// <summary>The version of the rules.</summary>
    public string Version => Definition.Version;

    /// <summary>Sixteen hexadecimal digits that change when a rule or an answer does; to be stored beside a decision.</summary>
    public string Fingerprint { get; }

    /// <summary>The host's answers.</summary>
    public ModelAnswers Answers { get; }

    /// <summary>What this model leaves to the host.</summary>
    public ModelQuestions Questions { get; }

    /// <summary>Which of its <see cref="Questions"/> have no answer yet.</summary>
    public ModelQuestions OpenQuestions => Questions & ~Answers.Answered;

    /// <summary>The roles, least powerful first.</summary>
    public ImmutableArray<RoleDefinition> Roles => Definition.Roles;

    /// <summary>The rules.</summary>
    public ImmutableArray<Rule> Rules => Definition.Rules;

    internal RoleModelDefinition Definition { get; }

    internal RoleSet BaseRoles { get; }

    /// <summary>The same model with other answers.</summary>
    /// <param name="answers">All answers; they replace the present ones.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of seats is negative.</exception>
    public RoleModel With(ModelAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfNegative(answers.VoiceSeats ?? 0, nameof(answers.VoiceSeats));
        ArgumentOutOfRangeException.ThrowIfNegative(answers.InsightsSeats ?? 0, nameof(answers.InsightsSeats));
        return answers == Answers ? this : new RoleModel(Definition, answers);
    }

    /// <summary>Finds a role by its name, its display name or an alias.</summary>
    /// <param name="name">The name, compared without case.</param>
    /// <returns>The definition, or null when this model does not know the name.</returns>
    public RoleDefinition? FindRole(string? name) => Roles.FirstOrDefault(role =>
        string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase)
        || role.Aliases.Contains(name ?? "", StringComparer.OrdinalIgnoreCase));

    /// <summary>The definition of a role.</summary>
    /// <param name="role">A single role.</param>
    /// <returns>The definition, or null when this model does not have the role.</returns>
    public RoleDefinition? FindRole(RoleSet role) => Roles.FirstOrDefault(definition => definition.Role == role);

    /// <summary>The seats that a combination of roles takes.</summary>
    /// <param name="roles">The roles; what does not count takes no seat.</param>
    /// <returns>The number, or null while a question about it is open.</returns>
    public int? SeatsOf(RoleSet roles)
    {
        int? seats = 0;
        foreach (var role in Definition.Roles)
        {
            if (Effective(roles).HasFlag(role.Role))
                seats += SeatsOf(role);
        }

        return seats;
    }

    /// <summary>The licences that a combination of roles takes, such as <c>Recorder+Voice</c>.</summary>
    internal string LicencesOf(RoleSet roles) =>
        string.Join('+', Roles.Where(role => role.Licence != Licence.None && Effective(roles).HasFlag(role.Role)).Select(role => $"{role.Licence}"));

    internal int? SeatsOf(RoleDefinition role) => role.SeatsAsked == ModelQuestions.None ? role.Seats : Answers.Seats(role.SeatsAsked);

    /// <summary>The roles of a combination that count: in this model, in force, with what they require, on top of a base role.</summary>
    internal RoleSet Effective(RoleSet roles) => _table.Effective(roles);

    /// <summary>Whether people from outside may hold a role; null while that question is open.</summary>
    internal bool? IsOpenToExternals(RoleDefinition role) =>
        role.ExternalsAsked == ModelQuestions.None ? role.OpenToExternals : Answers.IsYes(role.ExternalsAsked);

    private static string FingerprintOf(RoleModelDefinition definition, ModelAnswers answers)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{definition.Name} {definition.Version} {answers}\n");
        foreach (var role in definition.Roles)
        {
            text.Append(CultureInfo.InvariantCulture, $"{role.Role} {role.Kind} {role.Licence} {role.Missing} {role.Seats} {role.Requires} {role.Includes} ")
                .Append(CultureInfo.InvariantCulture, $"{role.IncludesIfAsked} {role.Questions} {role.OpenToExternals} {role.HeldByExactlyOne} {role.IsPerTeam} {role.IsAnnounced}\n");
        }

        foreach (var rule in definition.Rules)
            text.Append(CultureInfo.InvariantCulture, $"{rule.Role} {rule.Permission} {rule.Reach} {rule.Asked} {rule.Crm}\n");
        text.AppendJoin(' ', definition.ComingSoon);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
