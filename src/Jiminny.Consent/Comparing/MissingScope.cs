using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>A scope that a plan asks for and a grant lacks, and how to get it. Immutable.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="GrantedBy">Who can grant it.</param>
/// <param name="Step">The step that asks for it.</param>
/// <param name="IsRequired">Whether the product cannot be used without it.</param>
public sealed record MissingScope(Scope Scope, Grantor GrantedBy, ConsentStep Step, bool IsRequired)
{
    /// <summary>Where the user grants the step; <see langword="null"/> when no links were given or the user cannot.</summary>
    public Uri? UserLink { get; init; }

    /// <summary>Where an administrator grants the step; <see langword="null"/> when no links were given or no administrator is needed.</summary>
    public Uri? AdministratorLink { get; init; }
}
