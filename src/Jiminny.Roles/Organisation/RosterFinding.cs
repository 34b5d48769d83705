namespace Jiminny.Roles;

/// <summary>Something in stored or imported data that breaks a rule, and was left out or set right.</summary>
/// <param name="Violation">The rule.</param>
/// <param name="MemberId">The member it is about, or null; not for logs.</param>
/// <param name="Value">The offending role name, team id or number, or null.</param>
public sealed record RosterFinding(RuleViolation Violation, string? MemberId = null, string? Value = null)
{
    /// <summary>The rule and the value, without the member.</summary>
    public override string ToString() => Value is null ? $"{Violation}" : $"{Violation}: {Value}";
}
