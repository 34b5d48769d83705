using System.Runtime.CompilerServices;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Lookup;

/// <summary>Looks up one plain address without the detours of a batch; anything else takes the slow path.</summary>
internal sealed unsafe class SingleMatcher(MatchingRules rules, AddressLookup slowPath, SuspicionFilter suspicion)
{
    /// <summary>The address and padding.</summary>
    private const int SlotSize = ILookupKernel.MaxLength + ILookupKernel.Padding;

    /// <summary>Looks up an address in UTF-8 (bytes) or UTF-16 (characters).</summary>
    public AddressMatch Match<TUnit>(IndexLayers layers, ReadOnlySpan<TUnit> address, ushort stamp)
        where TUnit : unmanaged
    {
        AddressMatch match;
        var isDecided = layers.Base.Kernel switch
        {
            KernelKind.Avx512 => TryMatch<Avx512Kernel, TUnit>(layers, address, stamp, out match),
            KernelKind.Avx2 => TryMatch<Avx2Kernel, TUnit>(layers, address, stamp, out match),
            _ => TryMatch<PortableKernel, TUnit>(layers, address, stamp, out match),
        };
        return isDecided ? match : TextUnit.MatchSlowly(slowPath, layers, address, stamp);
    }

    [SkipLocalsInit]
    private bool TryMatch<TKernel, TUnit>(IndexLayers layers, ReadOnlySpan<TUnit> address, ushort stamp, out AddressMatch match)
        where TKernel : ILookupKernel
        where TUnit : unmanaged
    {
        var slot = stackalloc byte[SlotSize];
        fixed (TUnit* text = address)
        {
            var separator = TextUnit.Normalise<TKernel, TUnit>(text, address.Length, address.Length, slot, in layers.Base.Key, out var domainHash);
            return TryFind<TKernel>(layers, slot, separator, address.Length, domainHash, stamp, out match);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFind<TKernel>(IndexLayers layers, byte* slot, int separator, int length, ulong domainHash, ushort stamp, out AddressMatch match)
        where TKernel : ILookupKernel
    {
        match = default;
        var isDecided = separator != ILookupKernel.Irregular
            && layers.Overlay is null
            && SuspicionFilter.IsSuspect(suspicion.Flags, slot, length) == 0
            && TryFind<TKernel>(layers.Base, slot, separator, length - separator - 1, domainHash, stamp, out match);
        GC.KeepAlive(layers);
        Unsafe.InitBlockUnaligned(slot, 0, ILookupKernel.MaxLength);
        return isDecided;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFind<TKernel>(
        AddressIndex index, byte* local, int localLength, int domainLength, ulong domainHash, ushort stamp, out AddressMatch match)
        where TKernel : ILookupKernel
    {
        match = default;
        var domains = index.Domains;
        Prefetch.Line(domains.Places + (DomainTable.FirstGroup(domainHash, domains.GroupCount) * DomainTable.GroupSize));

        // Hashed while the domain is being waited for, needed or not.
        var localHash = TKernel.HashShort(local, localLength, in index.Key);
        var record = domains.Find<TKernel>(index.Arena, local + localLength + 1, domainLength, domainHash);
        if (record is null)
        {
            return !rules.MatchParentDomains;
        }

        var flags = DomainRecord.Flags(record);
        if ((flags & DomainFlags.IsRewritten) != 0)
        {
            return false;
        }

        var kind = (AddressMatchKind)(flags & DomainFlags.KindMask);
        match = index.TryFindContact<TKernel>(record, local, localLength, localHash, out var value)
            ? new AddressMatch(AddressMatchKind.Exact, stamp, value)
            : AddressMatch.OfDomain(kind, stamp, DomainRecord.Accounts(record));
        return match.Kind != AddressMatchKind.Unmatched || !rules.MatchParentDomains;
    }
}
