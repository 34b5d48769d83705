using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>An organisation from stored or imported data: what is valid of it, and what was not.</summary>
/// <param name="Roster">The organisation.</param>
/// <param name="Findings">What broke a rule; empty when nothing did.</param>
public sealed record LoadedRoster(Roster Roster, ImmutableArray<RosterFinding> Findings);
