namespace Jiminny.Matching;

/// <summary>
/// The outcome for one address: eight bytes, no reference. Details are asked for from the <see cref="IMatcher"/> that made it, and from
/// no other.
/// </summary>
public readonly struct AddressMatch : IEquatable<AddressMatch>
{
    private const byte OverlayBit = 1;
    private const byte ParentBit = 2;

    private readonly byte _origin;

    internal AddressMatch(AddressMatchKind kind, ushort stamp = 0, uint handle = 0, bool isOverlay = false, bool isParent = false)
    {
        Handle = handle;
        Stamp = stamp;
        Kind = kind;
        _origin = (byte)((isOverlay ? OverlayBit : 0) | (isParent ? ParentBit : 0));
    }

    /// <summary>
    /// A match by what a domain says: only a real match carries the handle of its accounts. Without a branch, since half the mail would
    /// miss it.
    /// </summary>
    internal static AddressMatch OfDomain(AddressMatchKind kind, ushort stamp, uint accounts, bool isOverlay = false)
    {
        var keep = 0u - ((uint)kind / (uint)AddressMatchKind.Domain);
        return new AddressMatch(kind, (ushort)(stamp & keep), accounts & keep, isOverlay & keep != 0);
    }

    /// <summary>What the matcher knows of the address.</summary>
    public AddressMatchKind Kind { get; }

    /// <summary>Whether the CRM knows the address or its domain.</summary>
    public bool IsMatch => Kind >= AddressMatchKind.Domain;

    /// <summary>The index' own number of the records behind a match.</summary>
    internal uint Handle { get; }

    /// <summary>The low bits of the matcher's version, to refuse a match made by another.</summary>
    internal ushort Stamp { get; }

    /// <summary>Whether <see cref="Handle"/> belongs to the overlay instead of the base index.</summary>
    internal bool IsOverlay => (_origin & OverlayBit) != 0;

    /// <summary>Whether a parent of the domain matched.</summary>
    internal bool IsParent => (_origin & ParentBit) != 0;

    /// <summary>Whether two matches say the same and come from the same matcher.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(AddressMatch left, AddressMatch right) => left.Equals(right);

    /// <summary>Whether two matches differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(AddressMatch left, AddressMatch right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(AddressMatch other) =>
        Kind == other.Kind && Handle == other.Handle && Stamp == other.Stamp && _origin == other._origin;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is AddressMatch other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Handle, Stamp, _origin);

    /// <summary>The kind only.</summary>
    public override string ToString() => Kind.ToString();
}
