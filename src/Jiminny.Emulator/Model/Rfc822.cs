using System.Text;

namespace Jiminny.Emulator;

/// <summary>Writes names and addresses the way mail programs put them into headers.</summary>
internal static class Rfc822
{
    private const string Specials = "()<>[]:;@\\,.\"";

    public static string Mailbox(string? name, string? address)
    {
        if (string.IsNullOrEmpty(name))
            return address ?? "";
        return $"{Phrase(name)} <{address}>";
    }

    /// <summary>Encodes as RFC 2047 when not ASCII, quotes when it holds specials, else leaves it alone.</summary>
    public static string Phrase(string name)
    {
        foreach (var c in name)
            if (c > '~')
                return EncodedWord(name);
        return name.AsSpan().IndexOfAny(Specials) < 0
            ? name
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    public static string EncodedWord(string text) => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    public static string Date(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", System.Globalization.CultureInfo.InvariantCulture);
}
