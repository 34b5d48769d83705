using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Lookup;

/// <summary>What differs between UTF-8 (bytes) and UTF-16 (characters); the compiler leaves only the branch that applies.</summary>
internal static unsafe class TextUnit
{
    /// <inheritdoc cref="ILookupKernel.Normalise(byte*, int, int, byte*, in HashKey, out ulong)" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise<TKernel, TUnit>(TUnit* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash)
        where TKernel : ILookupKernel
        where TUnit : unmanaged =>
        typeof(TUnit) == typeof(byte)
            ? TKernel.Normalise((byte*)text, length, readable, slot, in key, out domainHash)
            : TKernel.Normalise((char*)text, length, readable, slot, in key, out domainHash);

    /// <summary>Looks up one address by all rules.</summary>
    public static AddressMatch MatchSlowly<TUnit>(AddressLookup lookup, IndexLayers layers, ReadOnlySpan<TUnit> text, ushort stamp)
        where TUnit : unmanaged =>
        typeof(TUnit) == typeof(byte)
            ? lookup.Match(layers, MemoryMarshal.Cast<TUnit, byte>(text), stamp)
            : lookup.Match(layers, MemoryMarshal.Cast<TUnit, char>(text), stamp);
}
