using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>A smallest set of changes that turns a denial into a grant: without any one of them it stays a denial. Immutable.</summary>
/// <param name="Changes">The changes, to be made together.</param>
/// <param name="SeatCost">The seats they take; negative when they free some, null while a question about seats is open.</param>
public readonly record struct Remedy(ImmutableArray<Change> Changes, int? SeatCost)
{
    /// <summary>The changes, where they are made and what they cost, in words. Names nobody.</summary>
    public override string ToString() =>
        $"{string.Join(" and ", Changes.Select(change => $"{change} ({change.Where})"))}, {(SeatCost is { } seats ? seats == 1 ? "1 seat" : $"{seats} seats" : "seat cost not configured")}";
}
