using System.Runtime.CompilerServices;

namespace Jiminny.Roles;

/// <summary>Compares ids of people and teams. Those of one organisation are alike in length and beginning; where they differ is at the end.</summary>
internal static class Ids
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreSame(string? left, string? right) =>
        (object?)left == right
        || (left is not null && right is not null && left.Length == right.Length && left.Length > 0 && left[^1] == right[^1] && left.AsSpan().SequenceEqual(right));
}
