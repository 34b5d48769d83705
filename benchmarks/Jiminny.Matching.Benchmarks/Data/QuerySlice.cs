using System.Text;

namespace Jiminny.Matching.Benchmarks.Data;

/// <summary>
/// Queries as they stand in a provider's page: one buffer, ranges into it, in UTF-8 and UTF-16. 8 % are written with capitals. Contacts
/// are picked evenly,
/// which is the worst for caches.
/// </summary>
internal sealed class QuerySlice
{
    private const string HotInternalDomain = "our-own-company.example";

    public QuerySlice(ContactSet set, QueryMix mix, int count, ulong seed)
    {
        var random = new SplitMix(seed);
        var text = new PackedText(count, 40);
        Span<byte> query = stackalloc byte[128];
        Ranges = new Range[count];
        for (var i = 0; i < count; i++)
        {
            var length = Write(set, mix, query, ref random);
            if (random.Chance(0.08))
            {
                Capitalise(query[..length]);
            }

            Ranges[i] = text.Length..(text.Length + length);
            text.Add(query[..length]);
            text.Add("\",\""u8);
        }

        Utf8 = text.Bytes.ToArray();
        Utf16 = Encoding.ASCII.GetString(Utf8).ToCharArray();
    }

    private QuerySlice(PackedText text, Range[] ranges)
    {
        Utf8 = text.Bytes.ToArray();
        Utf16 = Encoding.ASCII.GetString(Utf8).ToCharArray();
        Ranges = ranges;
    }

    public byte[] Utf8 { get; }

    public char[] Utf16 { get; }

    public Range[] Ranges { get; }

    /// <summary>Queries that somebody made up.</summary>
    public static QuerySlice OfTexts(IEnumerable<string> texts)
    {
        var packed = new PackedText(1_000, 60);
        var ranges = new List<Range>();
        foreach (var text in texts)
        {
            ranges.Add(packed.Length..(packed.Length + text.Length));
            packed.Add(text);
            packed.Add("\",\""u8);
        }

        return new QuerySlice(packed, [.. ranges]);
    }

    private static int Write(ContactSet set, QueryMix mix, Span<byte> query, ref SplitMix random)
    {
        if (random.Chance(mix.Hits))
        {
            return Copy(set.Contacts[random.Next(set.Contacts.Count)], query);
        }

        // A number that no contact has makes the person unknown.
        var length = Names.LocalPart(query, ref random);
        "7777@"u8.CopyTo(query[length..]);
        length += 5;
        var kind = mix.OnlyKnownDomains ? 1.0 : random.NextDouble();
        return length + (kind switch
        {
            < 0.65 => Encoding.ASCII.GetBytes(Names.Domain(50_000_000 + random.Next(10_000_000), ref random), query[length..]),
            < 0.75 => Encoding.ASCII.GetBytes(HotInternalDomain, query[length..]),
            < 0.85 => Encoding.ASCII.GetBytes(Names.Freemail[random.Next(Names.Freemail.Length)], query[length..]),
            _ => Copy(set.Domains[random.Next(set.Domains.Count)], query[length..]),
        });
    }

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        source.CopyTo(destination);
        return source.Length;
    }

    private static void Capitalise(Span<byte> text)
    {
        for (var i = 0; i < text.Length; i += 1 + i)
        {
            if (char.IsAsciiLetterLower((char)text[i]))
            {
                text[i] -= 0x20;
            }
        }
    }
}
