namespace Jiminny.Matching.Addresses;

/// <summary>Where the parts of a normalised address stand in its scratch: the local part first, the domain directly behind.</summary>
internal readonly record struct CanonicalAddress(int LocalLength, int DomainLength)
{
    public ReadOnlySpan<byte> Local(ReadOnlySpan<byte> scratch) => scratch[..LocalLength];

    public ReadOnlySpan<byte> Domain(ReadOnlySpan<byte> scratch) => scratch.Slice(LocalLength, DomainLength);
}
