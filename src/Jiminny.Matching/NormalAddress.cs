using Jiminny.Matching.Addresses;

namespace Jiminny.Matching;

/// <summary>Brings an address into the one form that is compared, so that lists beside the matcher compare as it does. Thread-safe; nothing is allocated.</summary>
public static class NormalAddress
{
    /// <summary>The longest outcome, in bytes.</summary>
    public const int MaxLength = AddressLimits.Scratch + 1;

    /// <summary>Writes the normal form: local part, <c>@</c>, domain as A-labels, in lower case, UTF-8.</summary>
    /// <param name="address">The address alone (no display name), UTF-8. Anything may stand in it.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="written">How many bytes were written; 0 when it is no address.</param>
    /// <returns>Whether it is an address.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> address, Span<byte> destination, out int written)
    {
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch];
        return Finish(AddressCanonicaliser.TryCanonicalise(address, scratch, out var canonical), canonical, scratch, destination, out written);
    }

    /// <summary>Writes the normal form of UTF-16.</summary>
    /// <inheritdoc cref="TryWrite(ReadOnlySpan{byte}, Span{byte}, out int)" />
    public static bool TryWrite(ReadOnlySpan<char> address, Span<byte> destination, out int written)
    {
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch];
        return Finish(AddressCanonicaliser.TryCanonicalise(address, scratch, out var canonical), canonical, scratch, destination, out written);
    }

    private static bool Finish(bool isAddress, CanonicalAddress address, Span<byte> scratch, Span<byte> destination, out int written)
    {
        written = 0;
        if (isAddress)
        {
            address.Local(scratch).CopyTo(destination);
            destination[address.LocalLength] = (byte)'@';
            address.Domain(scratch).CopyTo(destination[(address.LocalLength + 1)..]);
            written = address.LocalLength + 1 + address.DomainLength;
        }

        scratch.Clear();
        return isAddress;
    }
}
