using System.Runtime.CompilerServices;

namespace Jiminny.Matching.Indexing;

/// <summary>
/// A domain in the arena: <c>[accounts u32][domain length u8][flags u8][refusal u8][domain]</c>, then either one contact block or a
/// directory
/// <c>[block count u32][offset of block from the record's start u32 …]</c> with the blocks behind. Unaligned.
/// </summary>
internal static unsafe class DomainRecord
{
    public const int HeaderSize = 7;

    /// <summary>The account handle of a domain without accounts.</summary>
    public const uint NoAccounts = uint.MaxValue;

    public static uint Accounts(byte* record) => Unsafe.ReadUnaligned<uint>(record);

    public static int DomainLength(byte* record) => record[4];

    public static DomainFlags Flags(byte* record) => (DomainFlags)record[5];

    public static AccountDomainRefusal Refusal(byte* record) => (AccountDomainRefusal)record[6];

    public static byte* Domain(byte* record) => record + HeaderSize;

    /// <summary>The only block of a domain that is not partitioned, or the directory of one that is.</summary>
    public static byte* Contacts(byte* record) => record + HeaderSize + record[4];

    public static uint BlockCount(byte* directory) => Unsafe.ReadUnaligned<uint>(directory);

    /// <summary>
    /// Where the directory holds the offset of the block for a local part's hash. Build and look-up share this one function: were they to
    /// cut the hash
    /// differently, contacts would be lost.
    /// </summary>
    public static byte* DirectoryEntry(byte* directory, ulong localHash) =>
        directory + sizeof(uint) + (BlockIndex(localHash, BlockCount(directory)) * sizeof(uint));

    public static uint BlockIndex(ulong localHash, uint blockCount) => (uint)(((localHash >> 32) * blockCount) >> 32);

    public static byte* Block(byte* record, byte* directoryEntry) => record + Unsafe.ReadUnaligned<uint>(directoryEntry);

    public static void Write(byte* record, uint accounts, ReadOnlySpan<byte> domain, DomainFlags flags, AccountDomainRefusal refusal)
    {
        Unsafe.WriteUnaligned(record, accounts);
        record[4] = (byte)domain.Length;
        record[5] = (byte)flags;
        record[6] = (byte)refusal;
        domain.CopyTo(new Span<byte>(record + HeaderSize, domain.Length));
    }
}
