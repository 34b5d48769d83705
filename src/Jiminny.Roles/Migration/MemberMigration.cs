namespace Jiminny.Roles;

/// <summary>What a migration does to one member. Immutable.</summary>
/// <param name="Before">The member as is.</param>
/// <param name="After">The member as planned.</param>
/// <param name="Difference">What is gained and lost, and the seats.</param>
/// <param name="OpenQuestions">Questions of either model that this depends on.</param>
/// <param name="Unconfirmed">What somebody has to confirm.</param>
/// <param name="Violation">A rule that stands against it, such as a role that is not open to people from outside; or none.</param>
public sealed record MemberMigration(
    Member Before, Member After, AccessDifference Difference, ModelQuestions OpenQuestions, MigrationConfirmations Unconfirmed, RuleViolation Violation)
{
    /// <summary>The roles before and after. Names nobody.</summary>
    public override string ToString() => $"{Before.Roles} -> {After.Roles}";
}
