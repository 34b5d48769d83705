using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>
/// Collects the items of a page as ranges into its <see cref="Window"/>, shows them to the filter and counts the verdicts. Its arrays are used again from
/// page to page, so that an item that is not kept allocates nothing. Rent it for one page; not thread-safe.
/// </summary>
public sealed class PageCollector : IDisposable
{
    private static readonly ConcurrentQueue<PageCollector> Pool = new();
    private static readonly int PoolSize = Environment.ProcessorCount * 4;

    private readonly ParticipantTable _participants = new();
    private PageItem[] _items = new PageItem[256];
    private Verdict[] _verdicts = new Verdict[256];
    private JsonText[] _texts = new JsonText[256];
    private PageWindow? _window;
    private int _count;
    private int _textCount;
    private int _elementStart;

    private PageCollector()
    {
    }

    /// <summary>The bytes that everything collected points into.</summary>
    public PageWindow Window => _window ?? throw new ObjectDisposedException(nameof(PageCollector));

    /// <summary>What became of the items so far.</summary>
    public PageTally Tally { get; private set; } = new();

    /// <summary>Rents a collector with a window.</summary>
    /// <param name="windowSize">The window's size in bytes to begin with.</param>
    /// <param name="maxWindowSize">The size it never grows beyond.</param>
    /// <returns>An empty collector; dispose it when the page is done.</returns>
    public static PageCollector Rent(int windowSize, int maxWindowSize)
    {
        if (!Pool.TryDequeue(out var collector))
            collector = new PageCollector();

        collector._window = new PageWindow(windowSize, maxWindowSize);
        collector.Restart();
        return collector;
    }

    /// <summary>Forgets all that was collected and counted, to read the same page again.</summary>
    public void Restart()
    {
        Window.Reset();
        Tally = new PageTally();
        _count = 0;
        _textCount = 0;
        _participants.Clear();
    }

    /// <summary>Reads one element of the window into an item; a broken one counts as failed.</summary>
    /// <param name="start">Where it begins in the window.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="format">How it is written.</param>
    public void Read(int start, int length, IItemFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        _elementStart = start;
        Begin(format.TextCount);
        var before = _count;
        var reading = ItemReading.Broken;
        try
        {
            var reader = new Utf8JsonReader(Window.Filled.Slice(start, length));
            if (reader.Read())
                reading = format.Read(ref reader, this);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // A value of another type than documented. The exception quotes it, so it ends here.
        }

        if (reading == ItemReading.Complete)
            return;

        _count = before;
        _participants.DropUncommitted();
        if (reading == ItemReading.Broken)
            Tally.Fail(new CollectedItem(this, before, default).GetText(format.IdText));
    }

    /// <summary>Where the string that a reader stands on is in the window.</summary>
    /// <param name="element">A reader given to <see cref="IItemFormat.Read"/>, on a string or null.</param>
    /// <returns>Its place; empty for null.</returns>
    /// <exception cref="JsonException">It is neither a string nor null.</exception>
    public JsonText Locate(ref Utf8JsonReader element) => element.TokenType switch
    {
        JsonTokenType.String => new(_elementStart + (int)element.TokenStartIndex + 1, element.ValueSpan.Length, element.ValueIsEscaped),
        JsonTokenType.Null => default,
        _ => throw new JsonException(),
    };

    /// <summary>Where the number, <c>true</c> or <c>false</c> that a reader stands on is in the window.</summary>
    /// <param name="element">A reader given to <see cref="IItemFormat.Read"/>.</param>
    /// <returns>Its place.</returns>
    /// <exception cref="JsonException">It is something else.</exception>
    public JsonText LocateLiteral(ref Utf8JsonReader element) =>
        element.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Number
            ? new(_elementStart + (int)element.TokenStartIndex, element.ValueSpan.Length, IsEscaped: false)
            : throw new JsonException();

    /// <summary>Remembers a text of the item being read.</summary>
    /// <param name="text">Which, from 0 to the format's <see cref="IItemFormat.TextCount"/>.</param>
    /// <param name="place">Where it stands.</param>
    public void SetText(int text, JsonText place) => TextOf(_count, text) = place;

    /// <summary>Removes the JSON escapes of a text, in the window.</summary>
    /// <param name="place">Where it stands; afterwards without escapes.</param>
    /// <returns>Its bytes.</returns>
    public Span<byte> Unescaped(ref JsonText place)
    {
        if (place.IsEscaped)
            place = new JsonText(place.Start, JsonUnescape.InPlace(Window.Filled.Slice(place.Start, place.Length)), IsEscaped: false);

        return Window.Filled.Slice(place.Start, place.Length);
    }

    /// <summary>Adds a participant of the item being read. One without an address is nobody and is left out.</summary>
    /// <param name="role">In which role.</param>
    /// <param name="address">Where the address stands.</param>
    /// <param name="name">Where the display name stands; may be empty.</param>
    public void AddParticipant(ParticipantRole role, JsonText address, JsonText name)
    {
        var bytes = Unescaped(ref address);
        var start = address.Start + bytes.Length - bytes.TrimStart(" \t\r\n"u8).Length;
        var length = bytes.Trim(" \t\r\n"u8).Length;
        if (length > 0)
            _participants.Add(role, start..(start + length), name);
    }

    /// <summary>How many participants the item being read has so far.</summary>
    public int ParticipantsOfItem => _participants.Uncommitted;

    /// <summary>The address of a participant of the item being read.</summary>
    /// <param name="index">Its number within the item.</param>
    /// <returns>Its bytes.</returns>
    public ReadOnlySpan<byte> AddressOfItem(int index) => AddressAt(_participants.Committed + index);

    /// <summary>The role of a participant of the item being read.</summary>
    /// <param name="index">Its number within the item.</param>
    /// <returns>The role.</returns>
    public ParticipantRole RoleOfItem(int index) => _participants.Roles[_participants.Committed + index];

    /// <summary>Takes back senders of the item being read who are its authors as well, spelled in whatever case.</summary>
    public void RemoveRepeatedSender()
    {
        for (var sender = ParticipantsOfItem - 1; sender >= 0; sender--)
        {
            if (RoleOfItem(sender) == ParticipantRole.Sender && IsAuthor(AddressOfItem(sender)))
                _participants.RemoveAt(_participants.Committed + sender);
        }
    }

    /// <summary>Ends the item being read.</summary>
    /// <param name="time">Its time.</param>
    /// <param name="flags">Its flags.</param>
    /// <returns><see cref="ItemReading.Complete"/>.</returns>
    public ItemReading CompleteItem(DateTimeOffset time, ItemFlags flags)
    {
        _items[_count++] = new PageItem(_participants.Committed, _participants.Uncommitted, time, flags);
        _participants.Commit();
        return ItemReading.Complete;
    }

    /// <summary>Shows the items collected to the filter, makes objects of those kept, counts the others and forgets them.</summary>
    /// <param name="filter">Decides.</param>
    /// <param name="format">Makes the objects.</param>
    public void Decide(IPageFilter filter, IItemFormat format)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(format);
        if (_count == 0)
            return;

        var verdicts = _verdicts.AsSpan(0, _count);
        verdicts.Clear();
        filter.Decide(
            new PageView(Window.Filled, _items.AsSpan(0, _count), _participants.Addresses, _participants.Roles), verdicts);
        for (var i = 0; i < verdicts.Length; i++)
            Tally.Count(verdicts[i], new CollectedItem(this, i, _items[i]), format);

        _count = 0;
        _participants.Clear();
    }

    /// <summary>Clears and returns the window, and the collector to its pool.</summary>
    public void Dispose()
    {
        if (_window is null)
            return;

        _window.Dispose();
        _window = null;
        Tally = new PageTally();
        if (Pool.Count < PoolSize)
            Pool.Enqueue(this);
    }

    internal ref JsonText TextOf(int item, int text) => ref _texts[(item * _textCount) + text];

    internal ref JsonText NameOf(int participant) => ref _participants.NameOf(participant);

    internal ParticipantBytes ParticipantAt(int participant) => new(_participants.Roles[participant], AddressAt(participant));

    private bool IsAuthor(ReadOnlySpan<byte> address)
    {
        for (var i = 0; i < ParticipantsOfItem; i++)
        {
            if (RoleOfItem(i) == ParticipantRole.From && (Ascii.EqualsIgnoreCase(address, AddressOfItem(i)) || address.SequenceEqual(AddressOfItem(i))))
                return true;
        }

        return false;
    }

    private ReadOnlySpan<byte> AddressAt(int participant) => Window.Filled[_participants.Addresses[participant]];

    private void Begin(int textCount)
    {
        _textCount = textCount;
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
            Array.Resize(ref _verdicts, _count * 2);
        }

        var texts = (_count + 1) * textCount;
        if (texts > _texts.Length)
            Array.Resize(ref _texts, Math.Max(texts, _texts.Length * 2));

        _texts.AsSpan(_count * textCount, textCount).Clear();
    }
}
