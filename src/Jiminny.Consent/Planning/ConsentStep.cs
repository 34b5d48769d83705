using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>
/// Scopes that are asked for together, on one visit to the provider. What an administrator's policy can block never stands in one step with what it cannot,
/// so that a blocked step leaves the others, and above all signing in, possible. Immutable.
/// </summary>
/// <param name="Id">A stable name, such as <c>sign-in</c> or <c>email-sync</c>.</param>
/// <param name="Title">The name people read.</param>
/// <param name="Scopes">The scopes, in the product's order.</param>
/// <param name="GrantedBy">Who can grant the step: the strictest of its scopes.</param>
/// <param name="Setting">The setting that makes the product ask; <see langword="null"/> when it always asks.</param>
public sealed record ConsentStep(string Id, string Title, IReadOnlyList<Scope> Scopes, Grantor GrantedBy, ProductSetting? Setting)
{
    /// <summary>The id of the step that signs the user in; it comes first.</summary>
    public const string SignInId = "sign-in";

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
