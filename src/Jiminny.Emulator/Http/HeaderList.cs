using System.Collections;

namespace Jiminny.Emulator;

/// <summary>The headers of one request or response, in order; a name may occur more than once. Names compare without case. Not thread-safe.</summary>
public sealed class HeaderList : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> items = [];

    /// <summary>The first value of <paramref name="name"/>, or null when the header is absent.</summary>
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

    /// <summary>Every value of <paramref name="name"/>, in order; empty when absent.</summary>
    public IEnumerable<string> All(string name)
    {
        foreach (var item in items)
            if (string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase))
                yield return item.Value;
    }

    /// <summary>Adds a header behind those already there.</summary>
    public void Add(string name, string value) => items.Add(new KeyValuePair<string, string>(name, value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
