using System.Collections.Immutable;
using System.Text;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>What of a page's document is wanted: one array of items, and strings and numbers beside it. Immutable.</summary>
public sealed class JsonPageShape
{
    /// <summary>Describes a document.</summary>
    /// <param name="items">The name of the array, a property of the document's root.</param>
    /// <param name="texts">The names of wanted strings and numbers, properties of the document's root; they may stand before or behind the array.</param>
    public JsonPageShape(string items, params ReadOnlySpan<string> texts)
    {
        ArgumentException.ThrowIfNullOrEmpty(items);
        Items = [.. Encoding.UTF8.GetBytes(items)];
        var names = ImmutableArray.CreateBuilder<ImmutableArray<byte>>(texts.Length);
        foreach (var text in texts)
            names.Add([.. Encoding.UTF8.GetBytes(text)]);

        Texts = names.MoveToImmutable();
    }

    internal ImmutableArray<byte> Items { get; }

    internal ImmutableArray<ImmutableArray<byte>> Texts { get; }
}
