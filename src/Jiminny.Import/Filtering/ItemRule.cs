using Jiminny.Connectors;

namespace Jiminny.Import.Filtering;

/// <summary>
/// A rule of the host's own: says whether an item is to be rejected, before the CRM is asked. It sees what the SDK's own rules see: participants as spans of
/// the page's bytes, time and flags; never a subject or body.
/// </summary>
/// <param name="item">The item; valid only during the call.</param>
/// <returns><see langword="true"/> to reject it: it counts as <see cref="DiscardReason.HostRule"/>, and nothing of it stays.</returns>
/// <remarks>Called from several threads at once. What it copies out of the spans, it is answerable for itself.</remarks>
public delegate bool ItemRule(in ItemView item);

/// <summary>One item as rules see it. Not thread-safe; valid only while the rule is called.</summary>
public readonly ref struct ItemView
{
    private readonly PageView _page;

    internal ItemView(in PageView page, PageItem item, StreamKind stream)
    {
        _page = page;
        Item = item;
        Stream = stream;
    }

    /// <summary>Time, flags and number of participants.</summary>
    public PageItem Item { get; }

    /// <summary>Whether it is a message or a meeting.</summary>
    public StreamKind Stream { get; }

    /// <summary>How many participants it names.</summary>
    public int ParticipantCount => Item.ParticipantCount;

    /// <summary>A participant's role.</summary>
    /// <param name="participant">Which, from 0.</param>
    /// <returns>The role.</returns>
    public ParticipantRole RoleOf(int participant) => _page.Roles[Item.FirstParticipant + participant];

    /// <summary>A participant's address.</summary>
    /// <param name="participant">Which, from 0.</param>
    /// <returns>UTF-8 as the provider spells it.</returns>
    public ReadOnlySpan<byte> AddressOf(int participant) => _page.Buffer[_page.Addresses[Item.FirstParticipant + participant]];
}
