using System.Runtime.CompilerServices;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Indexing;

/// <summary>
/// Contacts of one domain: <c>[count u8][fingerprint u8 × count][length u8 × count][value 3 or 4 bytes × count][local parts]</c>.
/// Unaligned.
/// </summary>
internal static unsafe class ContactBlock
{
    /// <summary>How many contacts a block may hold; more lead to a new key.</summary>
    public const int MaxCount = 64;

    /// <summary>Up to how many contacts of a domain stand in one block.</summary>
    public const int MaxInline = 24;

    /// <summary>How many contacts a block of a partitioned domain holds on average.</summary>
    public const int TargetCount = 10;

    public static byte* Fingerprints(byte* block) => block + 1;

    public static byte* Lengths(byte* block) => block + 1 + *block;

    public static byte* Values(byte* block) => block + 1 + (2 * *block);

    public static byte* Locals(byte* block, int valueWidth) => block + 1 + ((2 + valueWidth) * *block);

    public static byte Fingerprint(ulong localHash) => (byte)localHash;

    public static uint ReadValue(byte* values, int index, int valueWidth, uint valueMask) =>
        Unsafe.ReadUnaligned<uint>(values + (index * valueWidth)) & valueMask;

    /// <summary>Writes a value, lowest byte first, and nothing behind it.</summary>
    public static void WriteValue(byte* values, int index, int valueWidth, uint value)
    {
        var place = values + (index * valueWidth);
        for (var i = 0; i < valueWidth; i++)
        {
            place[i] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>Finds the value of a local part.</summary>
    public static bool TryFind<TKernel>(byte* block, byte* local, int length, ulong localHash, int valueWidth, out uint value)
        where TKernel : ILookupKernel
    {
        var candidates = TKernel.FindContacts(Fingerprints(block), *block, Fingerprint(localHash), (byte)length);
        for (; candidates != 0; candidates &= candidates - 1)
        {
            var index = (int)ulong.TrailingZeroCount(candidates);
            var stored = Locals(block, valueWidth) + TKernel.SumLengths(Lengths(block), index);
            if (TKernel.AreEqual(stored, local, length))
            {
                value = ReadValue(Values(block), index, valueWidth, AddressIndex.ValueMaskOf(valueWidth));
                return true;
            }
        }

        value = 0;
        return false;
    }
}
