namespace Jiminny.Matching.Indexing;

/// <summary>What an index knows of a domain, besides its contacts.</summary>
[Flags]
internal enum DomainFlags : byte
{
    None = 0,

    /// <summary>The low bits: an <see cref="AddressMatchKind"/> for addresses at the domain that are no record.</summary>
    KindMask = 0b111,

    /// <summary>Contacts follow, in one block behind the domain or in many behind a directory.</summary>
    HasContacts = 1 << 3,

    /// <summary>The contacts stand in many blocks.</summary>
    IsPartitioned = 1 << 4,

    /// <summary>An opt-in may change addresses at the domain: look-ups take the slow path.</summary>
    IsRewritten = 1 << 5,

    /// <summary>Addresses at sub-domains may lead to its accounts.</summary>
    IsParent = 1 << 6,

    /// <summary>In an overlay: the kind and accounts here replace those of the base.</summary>
    ReplacesBase = 1 << 7,
}
