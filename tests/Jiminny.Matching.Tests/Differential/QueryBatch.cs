using System.Text;

namespace Jiminny.Matching.Tests.Differential;

/// <summary>
/// Addresses in one buffer with nothing between them, in both encodings. The buffers end with the last address, so that reading on would
/// fail.
/// </summary>
internal sealed class QueryBatch
{
    private readonly byte[] _utf8;
    private readonly string _utf16;
    private readonly Range[] _byteRanges;
    private readonly Range[] _charRanges;

    public QueryBatch(IEnumerable<string> texts)
    {
        Texts = [.. texts];
        _byteRanges = new Range[Texts.Count];
        _charRanges = new Range[Texts.Count];
        var bytes = new List<byte>();
        var chars = new StringBuilder();
        for (var i = 0; i < Texts.Count; i++)
        {
            var encoded = Encode(Texts[i]);
            _byteRanges[i] = bytes.Count..(bytes.Count + encoded.Length);
            _charRanges[i] = chars.Length..(chars.Length + Texts[i].Length);
            bytes.AddRange(encoded);
            chars.Append(Texts[i]);
        }

        _utf8 = [.. bytes];
        _utf16 = chars.ToString();
    }

    public IReadOnlyList<string> Texts { get; }

    public ReadOnlySpan<byte> Utf8Of(int query) => _utf8.AsSpan(_byteRanges[query]);

    public AddressMatch[] MatchUtf8(IMatcher matcher)
    {
        var matches = new AddressMatch[Texts.Count];
        matcher.Match(_utf8, _byteRanges, matches);
        return matches;
    }

    public AddressMatch[] MatchUtf16(IMatcher matcher)
    {
        var matches = new AddressMatch[Texts.Count];
        matcher.Match(_utf16, _charRanges, matches);
        return matches;
    }

    /// <summary>UTF-8; a lone surrogate becomes three bytes that are no UTF-8, as it is no UTF-16.</summary>
    private static byte[] Encode(string text)
    {
        var bytes = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }

        var loneSurrogates = text.EnumerateRunes().Count(rune => rune.Value == 0xFFFD) - text.Count(c => c == '\uFFFD');
        return loneSurrogates == 0 ? [.. bytes] : [.. bytes, 0xED, 0xA0, 0x80];
    }
}
