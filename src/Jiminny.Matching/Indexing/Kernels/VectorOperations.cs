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
    /// AES rounds in a chain, two after each 16 bytes and two at the end: a change in one byte has spread over the whole state before the next block
    /// comes in, so that no family of texts collides whatever the key. The first 32 bytes take no branch, up to 64 take no call.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashShort(byte* text, int length, in HashKey key)
    {
        ref var keys = ref Unsafe.As<HashKey, Vector128<byte>>(ref Unsafe.AsRef(in key));
        var k1 = Unsafe.Add(ref keys, 1);
        var k2 = Unsafe.Add(ref keys, 2);
        var state = Absorb(keys ^ Vector128.CreateScalar(length).AsByte(), text, Math.Min(length, 32), k1, k2);
        if (length > 32)
        {
            state = Absorb(state, text + 32, length - 32, k1, k2);
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
            state = Absorb(state, text + done, Math.Min(length - done, 32), Unsafe.Add(ref keys, 1), Unsafe.Add(ref keys, 2));
            done += 32;
        }
        while (done < length);

        return Finish(state, ref keys);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FindControls(byte* controls, byte fingerprint, out bool hasEmpty)
    {
        var group = Vector128.Load(controls);
        hasEmpty = Vector128.EqualsAny(group, Vector128<byte>.Zero);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Absorb(Vector128<byte> state, byte* text, int length, Vector128<byte> k1, Vector128<byte> k2)
    {
        var block = Vector256.Load(text) & Mask(length);
        state = Aes.Encrypt(Aes.Encrypt(state ^ block.GetLower(), k1), k2);
        return Aes.Encrypt(Aes.Encrypt(state ^ block.GetUpper(), k1), k2);
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
