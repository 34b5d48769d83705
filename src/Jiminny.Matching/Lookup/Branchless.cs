using System.Runtime.CompilerServices;

namespace Jiminny.Matching.Lookup;

/// <summary>
/// Conditions as numbers. Half of all addresses are unknown, in no order: a branch on that would be guessed wrong half the time.
/// </summary>
internal static class Branchless
{
    /// <summary>1 when any bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Any(ulong bits) => (int)((bits | (0 - bits)) >> 63);
}
