using System.Collections.Frozen;
using System.Globalization;
using Jiminny.Matching.Lists;

namespace Jiminny.Matching.Unicode;

/// <summary>
/// The embedded Unicode data, read when the first non-ASCII address comes. The platform's own tables are not used: without ICU they
/// normalise nothing and
/// encode some domains wrongly, and an address must not match on one machine only.
/// </summary>
internal sealed class UnicodeTables
{
    private static readonly Lazy<UnicodeTables> LazyInstance = new(() => new UnicodeTables(EmbeddedLists.ReadLines("unicode.txt")));

    private readonly FrozenDictionary<int, int[]> _decompositions;
    private readonly FrozenDictionary<(int First, int Second), int> _compositions;
    private readonly FrozenDictionary<int, int> _lower;
    private readonly CodePointRanges _classes = new();
    private readonly CodePointRanges _valid = new();
    private readonly CodePointRanges _marks = new();

    private UnicodeTables(IEnumerable<string> lines)
    {
        var decompositions = new Dictionary<int, int[]>();
        var excluded = new HashSet<int>();
        var lower = new Dictionary<int, int>();
        foreach (var line in lines)
        {
            var (key, value) = Split(line.AsSpan(Math.Min(2, line.Length)), '=');
            switch (line[0])
            {
                case 'D':
                    decompositions.Add(Parse(key), [.. value.ToString().Split(' ').Select(part => Parse(part))]);
                    break;
                case 'E':
                    excluded.Add(Parse(key));
                    break;
                case 'L':
                    lower.Add(Parse(key), Parse(value));
                    break;
                case 'C':
                    _classes.Add(Split(key, '-'), byte.Parse(value, CultureInfo.InvariantCulture));
                    break;
                case 'V':
                    _valid.Add(Split(key, '-'), 1);
                    break;
                case 'M':
                    _marks.Add(Split(key, '-'), 1);
                    break;
            }
        }

        _decompositions = decompositions.ToFrozenDictionary();
        _lower = lower.ToFrozenDictionary();
        _compositions = FindPairs(decompositions, excluded).ToFrozenDictionary();
    }

    public static UnicodeTables Instance => LazyInstance.Value;

    /// <summary>The full canonical decomposition, or empty when the character has none.</summary>
    public ReadOnlySpan<int> Decompose(int codePoint) => _decompositions.TryGetValue(codePoint, out var parts) ? parts : [];

    /// <summary>The character that two compose to, or 0.</summary>
    public int Compose(int first, int second) => _compositions.GetValueOrDefault((first, second));

    public int ToLower(int codePoint) => _lower.GetValueOrDefault(codePoint, codePoint);

    public byte CombiningClass(int codePoint) => _classes.ValueOf(codePoint);

    /// <summary>Whether the character may stand in a label of an internationalised domain.</summary>
    public bool IsValidInDomain(int codePoint) => _valid.ValueOf(codePoint) != 0;

    public bool IsMark(int codePoint) => _marks.ValueOf(codePoint) != 0;

    internal static int Parse(ReadOnlySpan<char> hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>
    /// A composite is a pair: all but the last of its decomposition, which is itself one character when composed, and the last.
    /// </summary>
    private static Dictionary<(int, int), int> FindPairs(Dictionary<int, int[]> decompositions, HashSet<int> excluded)
    {
        var byParts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (composite, parts) in decompositions)
        {
            if (!excluded.Contains(composite))
            {
                byParts.Add(string.Join(' ', parts), composite);
            }
        }

        var pairs = new Dictionary<(int, int), int>();
        foreach (var (composite, parts) in decompositions)
        {
            if (excluded.Contains(composite) || parts.Length < 2)
            {
                continue;
            }

            var first = parts.Length == 2 ? parts[0] : byParts.GetValueOrDefault(string.Join(' ', parts[..^1]));
            if (first != 0)
            {
                pairs.Add((first, parts[^1]), composite);
            }
        }

        return pairs;
    }

    private static SplitText Split(ReadOnlySpan<char> text, char separator)
    {
        var at = text.IndexOf(separator);
        return at < 0 ? new SplitText(text, []) : new SplitText(text[..at], text[(at + 1)..]);
    }
}
