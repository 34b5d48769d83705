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

        var valid = ulong.MaxValue >> (64 - length);
        return Normalise(readable >= 64 ? Vector512.Load(text) : LoadPart(text, valid), valid, length, (char)text[length - 1], slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(char* text, int length, int readable, byte* slot)
    {
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        var valid = ulong.MaxValue >> (64 - length);
        var units = (ushort*)text;
        var narrow = readable >= 64
            ? Vector512.NarrowWithSaturation(Vector512.Load(units), Vector512.Load(units + 32))
            : LoadPart(units, valid);
        return Normalise(narrow, valid, length, text[length - 1], slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* FindDomain(byte* slot, int separator)
    {
        if (!Avx512Vbmi.IsSupported)
        {
            return slot + separator + 1;
        }

        var places = Vector512<byte>.Indices + Vector512.Create((byte)(separator + 1));
        Avx512Vbmi.PermuteVar64x8(Vector512.Load(slot), places).Store(slot + ILookupKernel.MaxLength);
        return slot + ILookupKernel.MaxLength;
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
    private static int Normalise(Vector512<byte> text, ulong valid, int length, char last, byte* slot)
    {
        var upper = Vector512.LessThan(text - Vector512.Create((byte)'A'), Vector512.Create((byte)26));
        Vector512.ConditionalSelect(upper, text | Vector512.Create((byte)0x20), text).Store(slot);
        var separators = Vector512.Equals(text, Vector512.Create((byte)'@')).ExtractMostSignificantBits() & valid;
        var odd = Vector512.GreaterThan(text - Vector512.Create((byte)'#'), Vector512.Create((byte)('~' - '#'))).ExtractMostSignificantBits() & valid;
        var at = (int)ulong.TrailingZeroCount(separators);
        odd |= separators & (separators - 1);
        return odd == 0 & (uint)(at - 1) < (uint)(length - 2) & last != '.' ? at : ILookupKernel.Irregular;
    }

    /// <summary>Reads only the bytes of the text: the processor does not touch what the mask leaves out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LoadPart(byte* text, ulong valid) => Avx512BW.MaskLoad(text, Spread(valid), Vector512<byte>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LoadPart(ushort* units, ulong valid)
    {
        var (low, high) = Vector512.Widen(Spread(valid));
        return Vector512.NarrowWithSaturation(
            Avx512BW.MaskLoad(units, Vector512.Equals(low, Vector512.Create((ushort)0xFF)), Vector512<ushort>.Zero),
            Avx512BW.MaskLoad(units + 32, Vector512.Equals(high, Vector512.Create((ushort)0xFF)), Vector512<ushort>.Zero));
    }

    /// <summary>One byte of ones for each bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Spread(ulong bits)
    {
        var count = (byte)(64 - ulong.LeadingZeroCount(bits));
        return Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create(count));
    }
}
