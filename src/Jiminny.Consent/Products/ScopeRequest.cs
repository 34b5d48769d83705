using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>One scope a product asks for, and why. Immutable.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Purpose">Why the product asks, in the words an administrator reads.</param>
/// <param name="Setting">The setting that makes the product ask; <see langword="null"/> when it always asks.</param>
public sealed record ScopeRequest(Scope Scope, string Purpose, ProductSetting? Setting = null)
{
    /// <summary>Whether the product cannot be used without it.</summary>
    public bool IsRequired => Setting is null;
}
