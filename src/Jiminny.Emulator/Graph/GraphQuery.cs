using System.Globalization;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>Access to OData system query options, with or without the dollar sign, and to preferences.</summary>
internal sealed class GraphQuery(Call call)
{
    private const int LargestPage = 1000;
    private const int DefaultPage = 10;

    public string? Option(string name) => call.Query["$" + name] ?? call.Query[name];

    public string[] List(string name) =>
        Option(name) is { Length: > 0 } text ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>Reads $top and $skip; a fault is returned as an answer.</summary>
    public EmulatorResponse? Page(out int top, out int skip)
    {
        skip = 0;
        top = PreferredPageSize() ?? DefaultPage;
        if (Option("top") is { } wanted && (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out top) || top is < 1 or > LargestPage))
            return GraphErrors.InvalidQuery(call, $"Invalid value for $top query option found. The allowed range is from 1 to {LargestPage}.");
        if (Option("skip") is { } past && !int.TryParse(past, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return GraphErrors.InvalidQuery(call, "Invalid value for $skip query option found. It must be a non-negative integer.");
        return null;
    }

    public bool Counts => string.Equals(Option("count"), "true", StringComparison.OrdinalIgnoreCase);

    public bool ImmutableIds => Preference("IdType") is { } kind && kind.Equals("ImmutableId", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of a preference in any Prefer header, quotes removed.</summary>
    public string? Preference(string name)
    {
        foreach (var header in call.Request.Headers.All("Prefer"))
            foreach (var item in header.Split(',', StringSplitOptions.TrimEntries))
            {
                var equals = item.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && item.AsSpan(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                    return item[(equals + 1)..].Trim().Trim('"');
            }
        return null;
    }

    /// <summary>The same request with another $skip. Live: it counts over whatever the mailbox holds when the next request arrives.</summary>
    public string NextLink(int skip)
    {
        var link = new StringBuilder(call.Request.Original.Origin).Append(call.Request.Path);
        var separator = '?';
        foreach (var (name, value) in call.Query.Items)
        {
            if (name.TrimStart('$').Equals("skip", StringComparison.OrdinalIgnoreCase))
                continue;
            link.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return link.Append(separator).Append("%24skip=").Append(skip.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    private int? PreferredPageSize() =>
        int.TryParse(Preference("odata.maxpagesize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is > 0 and <= LargestPage ? size : null;
}
