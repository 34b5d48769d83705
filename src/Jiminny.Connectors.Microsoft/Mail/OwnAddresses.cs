using System.Text;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>The owner's addresses as bytes, to be compared without making strings.</summary>
internal sealed class OwnAddresses(IReadOnlyList<string> addresses)
{
    private readonly byte[][] _addresses = [.. addresses.Select(Encoding.UTF8.GetBytes)];

    public bool Contains(ReadOnlySpan<byte> address)
    {
        foreach (var own in _addresses)
        {
            if (Ascii.EqualsIgnoreCase(own, address) || address.SequenceEqual(own))
                return true;
        }

        return false;
    }
}
