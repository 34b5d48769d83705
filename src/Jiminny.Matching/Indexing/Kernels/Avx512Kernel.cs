using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Jiminny.Matching.Indexing.Kernels;

/// <summary>A whole address in one register.</summary>
internal readonly unsafe struct Avx512Kernel : ILookupKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(byte* text, int length, int readable, byte* slot)
    {
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        return Normalise(Load(text, length, readable), length, (char)text[length - 1], slot, out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(char* text, int length, int readable, byte* slot)
    {
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        return Normalise(Load((ushort*)text, length, readable), length, text[length - 1], slot, out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(byte* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash)
    {
        domainHash = 0;
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        var separator = Normalise(Load(text, length, readable), length, (char)text[length - 1], slot, out var folded);
        domainHash = HashDomain(folded, slot, separator, length - separator - 1, in key);
        return separator;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(char* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash)
    {
        domainHash = 0;
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        var separator = Normalise(Load((ushort*)text, length, readable), length, text[length - 1], slot, out var folded);
        domainHash = HashDomain(folded, slot, separator, length - separator - 1, in key);
        return separator;
    }

    public static ulong Hash(byte* text, int length, in HashKey key) => VectorOperations.Hash(text, length, in key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashShort(byte* text, int length, in HashKey key) => VectorOperations.HashShort(text, length, in key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FindControls(byte* controls, byte fingerprint, out uint empty) =>
        VectorOperations.FindControls(controls, fingerprint, out empty);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindContacts(byte* fingerprints, int count, byte fingerprint, byte length) =>
        VectorOperations.FindContacts(fingerprints, count, fingerprint, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SumLengths(byte* lengths, int count) => VectorOperations.SumLengths(lengths, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(byte* left, byte* right, int length) => VectorOperations.AreEqual(left, right, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqualShort(byte* left, byte* right, int length) => VectorOperations.AreEqualShort(left, right, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Normalise(Vector512<byte> text, int length, char last, byte* slot, out Vector512<byte> folded)
    {
        var valid = ulong.MaxValue >> (64 - length);
        var upper = Vector512.LessThan(text - Vector512.Create((byte)'A'), Vector512.Create((byte)26));
        folded = Vector512.ConditionalSelect(upper, text | Vector512.Create((byte)0x20), text);
        folded.Store(slot);
        var separators = Vector512.Equals(text, Vector512.Create((byte)'@')).ExtractMostSignificantBits() & valid;
        var odd = Vector512.GreaterThan(text - Vector512.Create((byte)'#'), Vector512.Create((byte)('~' - '#'))).ExtractMostSignificantBits() & valid;
        var at = (int)ulong.TrailingZeroCount(separators);
        odd |= separators & (separators - 1);
        return odd == 0 & (uint)(at - 1) < (uint)(length - 2) & last != '.' ? at : ILookupKernel.Irregular;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashDomain(Vector512<byte> folded, byte* slot, int separator, int length, in HashKey key)
    {
        if (!Avx512Vbmi.IsSupported)
        {
            return VectorOperations.HashShort(slot + separator + 1, length, in key);
        }

        var places = Vector512<byte>.Indices + Vector512.Create((byte)(separator + 1));
        return VectorOperations.HashShort(Avx512Vbmi.PermuteVar64x8(folded, places), length, in key);
    }

    /// <summary>Reads only the bytes of the text, when no more may be read: the processor does not touch what the mask leaves out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Load(byte* text, int length, int readable) =>
        readable >= 64 ? Vector512.Load(text) : Avx512BW.MaskLoad(text, First(length), Vector512<byte>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Load(ushort* units, int length, int readable)
    {
        if (readable >= 64)
        {
            return Vector512.NarrowWithSaturation(Vector512.Load(units), Vector512.Load(units + 32));
        }

        var (low, high) = Vector512.Widen(First(length));
        return Vector512.NarrowWithSaturation(
            Avx512BW.MaskLoad(units, Vector512.Equals(low, Vector512.Create((ushort)0xFF)), Vector512<ushort>.Zero),
            Avx512BW.MaskLoad(units + 32, Vector512.Equals(high, Vector512.Create((ushort)0xFF)), Vector512<ushort>.Zero));
    }

    /// <summary>Ones in the first bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> First(int count) => Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)count));
}
