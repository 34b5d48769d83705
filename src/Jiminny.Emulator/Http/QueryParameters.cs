namespace Jiminny.Emulator;

/// <summary>The decoded parameters of a query string, in order, repeats kept.</summary>
internal sealed class QueryParameters
{
    public static readonly QueryParameters Empty = new([]);

    private readonly List<KeyValuePair<string, string>> items;

    private QueryParameters(List<KeyValuePair<string, string>> items) => this.items = items;

    public IReadOnlyList<KeyValuePair<string, string>> Items => items;

    public string? this[string name]
    {
        get
        {
            foreach (var item in items)
                if (string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase))
                    return item.Value;
            return null;
        }
    }

    public bool Has(string name) => this[name] is not null;

    public List<string> All(string name)
    {
        var values = new List<string>();
        foreach (var item in items)
            if (string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase))
                values.Add(item.Value);
        return values;
    }

    public QueryParameters With(QueryParameters more) => new([.. items, .. more.items]);

    public static QueryParameters Parse(ReadOnlySpan<char> query)
    {
        if (query.IsEmpty)
            return Empty;
        var items = new List<KeyValuePair<string, string>>();
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            items.Add(new KeyValuePair<string, string>(Decode(name), Decode(value)));
        }
        return new QueryParameters(items);
    }

    private static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0)
            return text.ToString();
        return Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
    }
}
