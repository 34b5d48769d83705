using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Lookup;

namespace Jiminny.Matching.Indexing;

/// <summary>
/// The immutable index: domains first, the contacts of a domain stored with it. Answers with numbers of records; every hit is verified
/// byte for byte.
/// </summary>
internal sealed unsafe class AddressIndex(
    KernelKind kernel,
    HashKey key,
    DomainTable domains,
    PinnedMemory<byte> arena,
    int valueWidth,
    ValueLists people,
    ValueLists accounts,
    AddressIndexCounts counts)
{
    private readonly HashKey _key = key;

    public KernelKind Kernel => kernel;

    public ref readonly HashKey Key => ref _key;

    public DomainTable Domains => domains;

    public byte* Arena => arena.Pointer;

    public int ValueWidth => valueWidth;

    public uint ValueMask => ValueMaskOf(valueWidth);

    public ValueLists People => people;

    public ValueLists Accounts => accounts;

    public AddressIndexCounts Counts => counts;

    /// <summary>What the index takes in memory, without the directory of records.</summary>
    public long Bytes => domains.Bytes + arena.Bytes + people.Bytes + accounts.Bytes;

    public static uint ValueMaskOf(int valueWidth) => uint.MaxValue >> (32 - (8 * valueWidth));

    /// <summary>Finds a domain's record, or null. The domain must be padded.</summary>
    public byte* FindDomain(byte* domain, int length) => kernel switch
    {
        KernelKind.Avx512 or KernelKind.Avx2 => domains.Find<Avx2Kernel>(Arena, domain, length, Avx2Kernel.Hash(domain, length, in _key)),
        _ => domains.Find<PortableKernel>(Arena, domain, length, PortableKernel.Hash(domain, length, in _key)),
    };

    /// <summary>Finds a local part at a domain. It must be padded.</summary>
    public bool TryFindContact(byte* record, byte* local, int length, out uint value) => kernel switch
    {
        KernelKind.Avx512 or KernelKind.Avx2 =>
            TryFindContact<Avx2Kernel>(record, local, length, Avx2Kernel.Hash(local, length, in _key), out value),
        _ => TryFindContact<PortableKernel>(record, local, length, PortableKernel.Hash(local, length, in _key), out value),
    };

    /// <summary>Finds a local part, whose hash is known, at a domain.</summary>
    public bool TryFindContact<TKernel>(byte* record, byte* local, int length, ulong localHash, out uint value)
        where TKernel : ILookupKernel
    {
        var flags = DomainRecord.Flags(record);
        if ((flags & DomainFlags.HasContacts) == 0)
        {
            value = 0;
            return false;
        }

        var block = DomainRecord.Contacts(record);
        if ((flags & DomainFlags.IsPartitioned) != 0)
        {
            block = DomainRecord.Block(record, DomainRecord.DirectoryEntry(block, localHash));
            Prefetch.TwoLines(block + 64);
        }

        return ContactBlock.TryFind<TKernel>(block, local, length, localHash, valueWidth, out value);
    }
}
