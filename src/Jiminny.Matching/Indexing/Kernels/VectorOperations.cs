using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Jiminny.Matching.Indexing.Kernels;

/// <summary>What the AVX2 and AVX-512 kernels share. Everything here reads padded memory of our own.</summary>
internal static unsafe class VectorOperations
{
    /// <summary>32 bytes of ones, then 32 zeros: read at 32 - n it is a mask of n bytes.</summary>
    private static ReadOnlySpan<byte> MaskBytes =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>
    /// AES rounds: two for each 16 bytes before halves meet, and two at the end. After two rounds a change in one byte has spread over
    /// all 16 in a way that
    /// depends on the key, so that no family of texts collides. The first 32 bytes take no branch, up to 64 take no call.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashShort(byte* text, int length, in HashKey key)
    {
        ref var keys = ref Unsafe.As<HashKey, Vector128<byte>>(ref Unsafe.AsRef(in key));
        var state = Absorb(keys ^ Vector128.CreateScalar(length).AsByte(), Vector256.Load(text), Math.Min(length, 32), ref keys);
        if (length > 32)
        {
            state = Absorb(state, Vector256.Load(text + 32), length - 32, ref keys);
        }

        return Finish(state, ref keys);
    }

    /// <summary>The same of a text in a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashShort(Vector512<byte> text, int length, in HashKey key)
    {
        ref var keys = ref Unsafe.As<HashKey, Vector128<byte>>(ref Unsafe.AsRef(in key));
        var state = Absorb(keys ^ Vector128.CreateScalar(length).AsByte(), text.GetLower(), Math.Min(length, 32), ref keys);
        if (length > 32)
        {
            state = Absorb(state, text.GetUpper(), length - 32, ref keys);
        }

        return Finish(state, ref keys);
    }

    /// <summary>The same for any length: always whole steps of 32 bytes, at least one.</summary>
    public static ulong Hash(byte* text, int length, in HashKey key)
    {
        ref var keys = ref Unsafe.As<HashKey, Vector128<byte>>(ref Unsafe.AsRef(in key));
        var state = keys ^ Vector128.CreateScalar(length).AsByte();
        var done = 0;
        do
        {
            state = Absorb(state, Vector256.Load(text + done), Math.Min(length - done, 32), ref keys);
            done += 32;
        }
        while (done < length);

        return Finish(state, ref keys);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FindControls(byte* controls, byte fingerprint, out uint empty)
    {
        var group = Vector128.Load(controls);
        empty = Vector128.Equals(group, Vector128<byte>.Zero).ExtractMostSignificantBits();
        return Vector128.Equals(group, Vector128.Create(fingerprint)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FindContacts(byte* fingerprints, int count, byte fingerprint, byte length)
    {
        var found = FindContacts32(fingerprints, fingerprints + count, fingerprint, length);
        return count <= 32
            ? Bmi1.X64.BitFieldExtract(found, 0, (byte)count)
            : found | ((ulong)FindContacts32(fingerprints + 32, fingerprints + count + 32, fingerprint, length) & (ulong.MaxValue >> (64 - (count - 32)))) << 32;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SumLengths(byte* lengths, int count)
    {
        var sum = Sum32(lengths, Math.Min(count, 32));
        return count <= 32 ? sum : sum + Sum32(lengths + 32, count - 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(byte* left, byte* right, int length) =>
        length <= 32
            ? ((Vector256.Load(left) ^ Vector256.Load(right)) & Mask(length)) == Vector256<byte>.Zero
            : new ReadOnlySpan<byte>(left, length).SequenceEqual(new ReadOnlySpan<byte>(right, length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqualShort(byte* left, byte* right, int length)
    {
        var difference = (Vector256.Load(left) ^ Vector256.Load(right)) & Mask(Math.Min(length, 32));
        if (length > 32)
        {
            difference |= (Vector256.Load(left + 32) ^ Vector256.Load(right + 32)) & Mask(length - 32);
        }

        return difference == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Mask(int length) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(MaskBytes), (nuint)(32 - length));

    /// <summary>Both halves at the same time, each with keys of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Absorb(Vector128<byte> state, Vector256<byte> text, int length, ref Vector128<byte> keys)
    {
        var block = text & Mask(length);
        var k1 = Unsafe.Add(ref keys, 1);
        var k2 = Unsafe.Add(ref keys, 2);
        var low = Aes.Encrypt(Aes.Encrypt(block.GetLower() ^ state, k1), k2);
        var high = Aes.Encrypt(Aes.Encrypt(block.GetUpper() ^ Unsafe.Add(ref keys, 3), k2), k1);
        return low ^ high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(Vector128<byte> state, ref Vector128<byte> keys) =>
        Aes.Encrypt(Aes.Encrypt(state, Unsafe.Add(ref keys, 3)), Unsafe.Add(ref keys, 1)).AsUInt64().ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindContacts32(byte* fingerprints, byte* lengths, byte fingerprint, byte length) =>
        (Vector256.Equals(Vector256.Load(fingerprints), Vector256.Create(fingerprint))
            & Vector256.Equals(Vector256.Load(lengths), Vector256.Create(length))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Sum32(byte* lengths, int count)
    {
        var sums = Avx2.SumAbsoluteDifferences(Vector256.Load(lengths) & Mask(count), Vector256<byte>.Zero).AsInt64();
        var halves = sums.GetLower() + sums.GetUpper();
        return (int)(halves.ToScalar() + halves.GetElement(1));
    }
}
