using System.Diagnostics.CodeAnalysis;
using System.Text;
using Jiminny.Matching.Unicode;

namespace Jiminny.Matching.Addresses;

/// <summary>Brings a domain into the form that is compared: folded ASCII, A-labels, no trailing dot.</summary>
internal static class CanonicalDomain
{
    private const int MaxLength = 253;

    /// <summary>Writes the domain.</summary>
    /// <returns>Its length; 0 when it is none: empty, too long, or not ASCII and no valid IDNA 2008 name.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (text.EndsWith("."u8))
        {
            text = text[..^1];
        }

        if (text.Length is 0 or > MaxLength)
        {
            return 0;
        }

        if (!Ascii.IsValid(text))
        {
            return Idna.TryWriteAscii(text, destination, out var length) && length <= MaxLength ? length : 0;
        }

        text.CopyTo(destination);
        AddressCanonicaliser.FoldAscii(destination[..text.Length]);
        return text.Length;
    }

    /// <summary>Reads a domain that somebody configured or a CRM record carries.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? domain)
    {
        domain = null;
        Span<byte> address = stackalloc byte[AddressLimits.Total];
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch];
        var trimmed = text.AsSpan().Trim();
        if (!Encoding.UTF8.TryGetBytes(trimmed, address[2..], out var written))
        {
            return false;
        }

        "a@"u8.CopyTo(address);
        if (!AddressCanonicaliser.TryCanonicalise(address[..(written + 2)], scratch, out var canonical))
        {
            return false;
        }

        domain = Encoding.ASCII.GetString(canonical.Domain(scratch));
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for a caller's argument.</summary>
    /// <exception cref="ArgumentException">It is no domain.</exception>
    public static string Parse(string text, string parameter) =>
        TryParse(text, out var domain) ? domain : throw new ArgumentException($"'{text}' is not a domain; write it like our.example.", parameter);

    /// <summary>Reads a local part that somebody configured.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string ParseLocalPart(string text, string parameter)
    {
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch];
        return AddressCanonicaliser.TryCanonicalise($"{text}@x", scratch, out var canonical)
            ? Encoding.UTF8.GetString(canonical.Local(scratch))
            : throw new ArgumentException($"'{text}@' is not the local part of an address; write it like no-reply@.", parameter);
    }
}
