using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>
/// $filter on messages: comparisons joined by <c>and</c>. The range of receivedDateTime is kept apart since it is answered by binary search.
/// </summary>
internal sealed class MessageFilter
{
    private readonly List<Func<EmulatedMessage, bool>> conditions = [];

    /// <summary>Received at this tick or later.</summary>
    public long From { get; private set; } = long.MinValue;

    /// <summary>Received before this tick.</summary>
    public long Until { get; private set; } = long.MaxValue;

    /// <summary>The properties named, in order; the order rule of $orderby needs them.</summary>
    public List<string> Properties { get; } = [];

    public bool HasConditions => conditions.Count > 0;

    public bool Matches(EmulatedMessage message) => conditions.TrueForAll(c => c(message));

    /// <returns>Null when the text is not a filter this API supports.</returns>
    public static MessageFilter? Parse(string? text)
    {
        var filter = new MessageFilter();
        if (string.IsNullOrWhiteSpace(text))
            return filter;
        foreach (var part in text.Split(" and ", StringSplitOptions.TrimEntries))
        {
            var words = part.Trim('(', ')').Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length != 3 || !filter.Add(words[0], words[1].ToLowerInvariant(), words[2]))
                return null;
        }
        return filter;
    }

    private bool Add(string property, string comparison, string literal)
    {
        Properties.Add(property);
        switch (property.ToLowerInvariant())
        {
            case "receiveddatetime" or "sentdatetime":
                return AddTime(comparison, literal);
            case "isread":
                return AddBool(comparison, literal, m => !m.Flags.HasFlag(MessageFlags.Unread));
            case "isdraft":
                return AddBool(comparison, literal, m => m.Folder.WellKnownName == WellKnownFolder.Drafts);
            case "hasattachments":
                return AddBool(comparison, literal, m => m.Flags.HasFlag(MessageFlags.Attachment));
            case "from/emailaddress/address":
                var wanted = literal.Trim('\'').Replace("''", "'", StringComparison.Ordinal);
                conditions.Add(m => string.Equals(m.From?.Address, wanted, StringComparison.OrdinalIgnoreCase));
                return comparison == "eq";
            default:
                return false;
        }
    }

    private bool AddTime(string comparison, string literal)
    {
        if (!GraphTime.TryParse(literal.Trim('\''), out var time))
            return false;
        var ticks = time.UtcTicks;
        switch (comparison)
        {
            case "ge": From = Math.Max(From, ticks); return true;
            case "gt": From = Math.Max(From, ticks + 1); return true;
            case "lt": Until = Math.Min(Until, ticks); return true;
            case "le": Until = Math.Min(Until, ticks + 1); return true;
            case "eq": From = Math.Max(From, ticks); Until = Math.Min(Until, ticks + 1); return true;
            default: return false;
        }
    }

    private bool AddBool(string comparison, string literal, Func<EmulatedMessage, bool> value)
    {
        if (!bool.TryParse(literal, out var wanted) || comparison is not ("eq" or "ne"))
            return false;
        conditions.Add(m => value(m) == (wanted == (comparison == "eq")));
        return true;
    }
}
