using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>
/// $search on messages: words of KQL joined by AND (or a space) and OR, with parentheses. People are found by address, domain or a word of their name, as an
/// index of words finds them, so that a search returns more than was meant; dates count in whole days.
/// </summary>
internal sealed class MessageSearch
{
    /// <summary>The most that a search ever returns.</summary>
    public const int Most = 1000;

    private readonly List<string> words;
    private int at;

    private MessageSearch(List<string> words) => this.words = words;

    private Func<EmulatedMessage, bool> Condition { get; set; } = _ => true;

    public bool Matches(EmulatedMessage message) => Condition(message);

    /// <returns>Null when the text is not a search this API supports.</returns>
    public static MessageSearch? Parse(string text)
    {
        if (text.Length < 3 || text[0] != '"' || text[^1] != '"')
            return null;
        var search = new MessageSearch(Split(text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal)));
        if (search.Or() is not { } condition || search.at < search.words.Count)
            return null;
        search.Condition = condition;
        return search;
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is ' ' or '(' or ')')
            {
                if (text[i] != ' ')
                    words.Add(text[i].ToString());
                i++;
                continue;
            }
            var start = i;
            for (var quoted = false; i < text.Length && (quoted || text[i] is not (' ' or '(' or ')')); i++)
                quoted ^= text[i] == '"';
            words.Add(text[start..i]);
        }
        return words;
    }

    private Func<EmulatedMessage, bool>? Or()
    {
        if (And() is not { } all)
            return null;
        while (at < words.Count && words[at] == "OR")
        {
            at++;
            if (And() is not { } right)
                return null;
            var left = all;
            all = m => left(m) || right(m);
        }
        return all;
    }

    private Func<EmulatedMessage, bool>? And()
    {
        if (One() is not { } all)
            return null;
        while (at < words.Count && words[at] is not ("OR" or ")"))
        {
            at += words[at] == "AND" ? 1 : 0;
            if (One() is not { } right)
                return null;
            var left = all;
            all = m => left(m) && right(m);
        }
        return all;
    }

    private Func<EmulatedMessage, bool>? One()
    {
        if (at >= words.Count)
            return null;
        var word = words[at++];
        if (word != "(")
            return Word(word);
        var inner = Or();
        return inner is not null && at < words.Count && words[at++] == ")" ? inner : null;
    }

    private static Func<EmulatedMessage, bool>? Word(string word)
    {
        var end = word.AsSpan().IndexOfAny(":<>=");
        if (end <= 0)
            return null;
        var value = word[(end + 1)..].TrimStart('=').Trim('"');
        return word[..end].ToLowerInvariant() switch
        {
            "participants" => m => From(m).Concat(m.To).Concat(m.Cc).Concat(m.Bcc).Any(who => Finds(who, value)),
            "recipients" => m => m.To.Concat(m.Cc).Concat(m.Bcc).Any(who => Finds(who, value)),
            "from" => m => From(m).Any(who => Finds(who, value)),
            "received" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                Day(word[end..^value.Length].Trim('"'), day),
            _ => null,
        };
    }

    private static Func<EmulatedMessage, bool>? Day(string comparison, DateOnly day) => comparison switch
    {
        ">=" => m => Of(m) >= day,
        "<=" => m => Of(m) <= day,
        ":" or "=" => m => Of(m) == day,
        _ => null,
    };

    private static DateOnly Of(EmulatedMessage message) => DateOnly.FromDateTime(message.ReceivedAt.UtcDateTime);

    private static IEnumerable<EmulatedAddress> From(EmulatedMessage message) => message.From is null ? [] : [message.From];

    private static bool Finds(EmulatedAddress who, string value) =>
        (who.Address is { } address && (address.Equals(value, StringComparison.OrdinalIgnoreCase)
            || address.Contains('@' + value, StringComparison.OrdinalIgnoreCase)
            || address.EndsWith('.' + value, StringComparison.OrdinalIgnoreCase)))
        || (who.Name?.Split(' ', ',').Contains(value, StringComparer.OrdinalIgnoreCase) ?? false);
}
