using System.Runtime.CompilerServices;

namespace Jiminny.Roles;

/// <summary>Compares ids of organisations, people and teams ordinally. Short ones, which are the most, are compared on the spot as two numbers.</summary>
internal static class Ids
{
    // A number holds four characters, so two of them, overlapping, hold four to eight.
    private const int CharactersPerNumber = sizeof(ulong) / sizeof(char);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreSame(string? left, string? right) =>
        (object?)left == right || (left is not null && right is not null && left.Length == right.Length && HaveSameCharacters(left, right));

    /// <summary>A number of the last characters of an id, where ids of one organisation differ; ids with different numbers are different.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong EndOf(string id) =>
        id.Length >= CharactersPerNumber ? NumberAt(ref FirstOf(id), id.Length - CharactersPerNumber)
        : id.Length > 0 ? (ulong)id[^1]
        : 0UL;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HaveSameCharacters(string left, string right)
    {
        if (left.Length is < CharactersPerNumber or > 2 * CharactersPerNumber)
            return left.AsSpan().SequenceEqual(right);

        ref var l = ref FirstOf(left);
        ref var r = ref FirstOf(right);
        var end = left.Length - CharactersPerNumber;
        return ((NumberAt(ref l, 0) ^ NumberAt(ref r, 0)) | (NumberAt(ref l, end) ^ NumberAt(ref r, end))) == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref char FirstOf(string id) => ref Unsafe.AsRef(in id.GetPinnableReference());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NumberAt(ref char first, int start) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref first, start)));
}
