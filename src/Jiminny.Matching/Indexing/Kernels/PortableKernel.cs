using System.Runtime.CompilerServices;

namespace Jiminny.Matching.Indexing.Kernels;

/// <summary>No vector instructions: any processor. Hashes by folded multiplication with secret operands.</summary>
internal readonly unsafe struct PortableKernel : ILookupKernel
{
    public static int Normalise(byte* text, int length, int readable, byte* slot)
    {
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        var scan = default(AsciiScan);
        for (var i = 0; i < length; i++)
        {
            slot[i] = scan.Next(text[i], i);
        }

        return scan.Finish(slot, length);
    }

    public static int Normalise(char* text, int length, int readable, byte* slot)
    {
        if ((uint)(length - 3) > ILookupKernel.MaxLength - 3)
        {
            return ILookupKernel.Irregular;
        }

        var scan = default(AsciiScan);
        for (var i = 0; i < length; i++)
        {
            slot[i] = scan.Next(text[i], i);
        }

        return scan.Finish(slot, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(byte* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash) =>
        HashDomain(slot, Normalise(text, length, readable, slot), length, in key, out domainHash);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Normalise(char* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash) =>
        HashDomain(slot, Normalise(text, length, readable, slot), length, in key, out domainHash);

    public static ulong Hash(byte* text, int length, in HashKey key)
    {
        var state = key.K0 ^ (uint)length;
        var i = 0;
        for (; i + 16 <= length; i += 16)
        {
            state = Mix(Unsafe.ReadUnaligned<ulong>(text + i) ^ key.K1 ^ state, Unsafe.ReadUnaligned<ulong>(text + i + 8) ^ key.K2);
        }

        return Mix(Mix(ReadPart(text + i, length - i) ^ key.K3 ^ state, ReadPart(text + i + 8, length - i - 8) ^ key.K4), key.K5);
    }

    public static ulong HashShort(byte* text, int length, in HashKey key) => Hash(text, length, in key);

    public static uint FindControls(byte* controls, byte fingerprint, out uint empty)
    {
        var found = 0u;
        empty = 0;
        for (var i = 0; i < DomainTable.GroupSize; i++)
        {
            found |= (controls[i] == fingerprint ? 1u : 0u) << i;
            empty |= (controls[i] == 0 ? 1u : 0u) << i;
        }

        return found;
    }

    public static ulong FindContacts(byte* fingerprints, int count, byte fingerprint, byte length)
    {
        var found = 0ul;
        for (var i = 0; i < count; i++)
        {
            found |= (fingerprints[i] == fingerprint & fingerprints[count + i] == length ? 1ul : 0ul) << i;
        }

        return found;
    }

    public static int SumLengths(byte* lengths, int count)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += lengths[i];
        }

        return sum;
    }

    public static bool AreEqual(byte* left, byte* right, int length) =>
        new ReadOnlySpan<byte>(left, length).SequenceEqual(new ReadOnlySpan<byte>(right, length));

    public static bool AreEqualShort(byte* left, byte* right, int length) => AreEqual(left, right, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HashDomain(byte* slot, int separator, int length, in HashKey key, out ulong domainHash)
    {
        domainHash = separator == ILookupKernel.Irregular ? 0 : HashShort(slot + separator + 1, length - separator - 1, in key);
        return separator;
    }

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    /// <summary>Up to eight bytes, as if zeros followed. Byte by byte, so that nothing behind the text is read.</summary>
    private static ulong ReadPart(byte* text, int length)
    {
        var value = 0ul;
        for (var i = 0; i < Math.Min(length, 8); i++)
        {
            value |= (ulong)text[i] << (8 * i);
        }

        return value;
    }

    /// <summary>What is seen while an address is copied.</summary>
    private struct AsciiScan
    {
        private int _at;
        private int _separators;
        private bool _isOdd;

        public byte Next(int character, int position)
        {
            _isOdd |= character is < '#' or > '~';
            if (character == '@')
            {
                _separators++;
                _at = position;
            }

            return (byte)(character is >= 'A' and <= 'Z' ? character | 0x20 : character);
        }

        /// <summary>A separator in the first place leaves 0, which is irregular as well.</summary>
        public readonly int Finish(byte* slot, int length) =>
            _isOdd || _separators != 1 || _at == length - 1 || slot[length - 1] == (byte)'.' ? ILookupKernel.Irregular : _at;
    }
}
