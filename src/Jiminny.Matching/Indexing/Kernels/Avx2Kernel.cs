using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Jiminny.Matching.Indexing.Kernels;

/// <summary>An address in two registers.</summary>
internal readonly unsafe struct Avx2Kernel : ILookupKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(byte* text, int length, int readable, byte* slot)
    {
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        if (readable < 64)
        {
            Unsafe.CopyBlockUnaligned(slot, text, (uint)length);
            text = slot;
        }

        return Normalise(Vector256.Load(text), Vector256.Load(text + 32), length, (char)text[length - 1], slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(char* text, int length, int readable, byte* slot)
    {
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        return readable >= 64 ? NormaliseWide((ushort*)text, length, slot) : NormalisePart((ushort*)text, length, slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(byte* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash) =>
        HashDomain(slot, Normalise(text, length, readable, slot), length, in key, out domainHash);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(char* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash) =>
        HashDomain(slot, Normalise(text, length, readable, slot), length, in key, out domainHash);

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
    private static int HashDomain(byte* slot, int separator, int length, in HashKey key, out ulong domainHash)
    {
        domainHash = separator == ILookupKernel.Irregular ? 0 : HashShort(slot + separator + 1, length - separator - 1, in key);
        return separator;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NormaliseWide(ushort* units, int length, byte* slot)
    {
        var low = Vector256.NarrowWithSaturation(Vector256.Load(units), Vector256.Load(units + 16));
        var high = Vector256.NarrowWithSaturation(Vector256.Load(units + 32), Vector256.Load(units + 48));
        return Normalise(low, high, length, (char)units[length - 1], slot);
    }

    private static int NormalisePart(ushort* units, int length, byte* slot)
    {
        var copy = stackalloc ushort[ILookupKernel.MaxLength];
        Unsafe.CopyBlockUnaligned(copy, units, (uint)length * sizeof(ushort));
        var at = NormaliseWide(copy, length, slot);
        Unsafe.InitBlockUnaligned(copy, 0, (uint)length * sizeof(ushort));
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Normalise(Vector256<byte> low, Vector256<byte> high, int length, char last, byte* slot)
    {
        var valid = ulong.MaxValue >> (64 - length);
        Fold(low).Store(slot);
        Fold(high).Store(slot + 32);
        var at = Vector256.Create((byte)'@');
        var separators = Bits(Vector256.Equals(low, at), Vector256.Equals(high, at)) & valid;
        var odd = Bits(IsOdd(low), IsOdd(high)) & valid;
        var position = (int)ulong.TrailingZeroCount(separators);
        odd |= separators & (separators - 1);
        return odd == 0 & (uint)(position - 1) < (uint)(length - 2) & last != '.' ? position : ILookupKernel.Irregular;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);

    /// <summary>Anything but <c>#</c> to <c>~</c>. Signed comparison is enough: bytes from 0x80 on are negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsOdd(Vector256<byte> text) =>
        (Vector256.LessThan(text.AsSByte(), Vector256.Create((sbyte)'#')) | Vector256.Equals(text.AsSByte(), Vector256.Create((sbyte)0x7F))).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Fold(Vector256<byte> text)
    {
        var fromA = (text + Vector256.Create((byte)(128 - 'A'))).AsSByte();
        var upper = Vector256.LessThan(fromA, Vector256.Create((sbyte)(-128 + 26))).AsByte();
        return text | (upper & Vector256.Create((byte)0x20));
    }
}
