using Jiminny.Matching.Indexing;

namespace Jiminny.Matching.Lookup;

/// <summary>
/// An index and, above it, perhaps a small one with what changed since. An address in the overlay replaces that of the base with all its
/// records; a domain
/// there replaces what the base says of it when it is flagged so.
/// </summary>
internal sealed unsafe class IndexLayers(AddressIndex index, AddressIndex? overlay)
{
    /// <summary>The record of an overlay that stands for "no record any more". Its directory keeps the number free.</summary>
    public const uint Gone = 0;

    public AddressIndex Base => index;

    public AddressIndex? Overlay => overlay;

    /// <summary>Finds what is known of a domain. It must be padded.</summary>
    public DomainView FindDomain(byte* domain, int length) =>
        new(index.FindDomain(domain, length), overlay is null ? null : overlay.FindDomain(domain, length));

    /// <summary>Finds the records of an address at a domain. It must be padded.</summary>
    public bool TryFindContact(in DomainView domain, byte* local, int length, out (uint Value, bool IsOverlay) contact)
    {
        contact = default;
        if (domain.OverlayRecord is not null && overlay!.TryFindContact(domain.OverlayRecord, local, length, out var changed))
        {
            contact = (changed, true);
            return changed != Gone;
        }

        if (domain.BaseRecord is null || !index.TryFindContact(domain.BaseRecord, local, length, out var value))
        {
            return false;
        }

        contact = (value, false);
        return true;
    }
}

/// <summary>What both layers know of a domain. Valid while they are reachable.</summary>
internal readonly unsafe ref struct DomainView(byte* baseRecord, byte* overlayRecord)
{
    public byte* BaseRecord => baseRecord;

    public byte* OverlayRecord => overlayRecord;

    public bool IsOverlay => overlayRecord is not null && (DomainRecord.Flags(overlayRecord) & DomainFlags.ReplacesBase) != 0;

    public AddressMatchKind Kind => (AddressMatchKind)(Flags & DomainFlags.KindMask);

    public bool IsParent => (Flags & DomainFlags.IsParent) != 0;

    public uint Accounts => Record is null ? DomainRecord.NoAccounts : DomainRecord.Accounts(Record);

    public AccountDomainRefusal Refusal => Record is null ? AccountDomainRefusal.None : DomainRecord.Refusal(Record);

    private byte* Record => IsOverlay ? overlayRecord : baseRecord;

    private DomainFlags Flags => Record is null ? DomainFlags.None : DomainRecord.Flags(Record);
}
