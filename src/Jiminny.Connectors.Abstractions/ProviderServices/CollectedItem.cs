using System.Text;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>One item that a filter has kept, on its way from bytes to an object.</summary>
public readonly ref struct CollectedItem
{
    private readonly PageCollector _items;
    private readonly int _index;

    internal CollectedItem(PageCollector items, int index, PageItem item)
    {
        _items = items;
        _index = index;
        Item = item;
    }

    /// <summary>Its time, flags and participants' place.</summary>
    public PageItem Item { get; }

    /// <summary>The bytes of one of its texts, JSON escapes removed.</summary>
    /// <param name="text">Which.</param>
    /// <returns>The bytes; empty when it has none.</returns>
    public ReadOnlySpan<byte> GetBytes(int text) => _items.Unescaped(ref _items.TextOf(_index, text));

    /// <summary>One of its texts.</summary>
    /// <param name="text">Which.</param>
    /// <returns>The text; <see langword="null"/> when it has none.</returns>
    public string? GetText(int text) => Decode(GetBytes(text));

    /// <summary>Its participants.</summary>
    /// <param name="decodeName">How the bytes of a display name are read; default as UTF-8.</param>
    /// <returns>The participants in the provider's order.</returns>
    public IReadOnlyList<Participant> GetParticipants(Utf8Decoder? decodeName = null)
    {
        decodeName ??= Decode;
        var participants = new Participant[Item.ParticipantCount];
        for (var i = 0; i < participants.Length; i++)
        {
            var (role, address) = _items.ParticipantAt(Item.FirstParticipant + i);
            var name = _items.Unescaped(ref _items.NameOf(Item.FirstParticipant + i));
            participants[i] = new Participant(role, Encoding.UTF8.GetString(address), decodeName(name));
        }

        return participants;
    }

    private static string? Decode(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
}
