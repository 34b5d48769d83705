using System.Text.Json;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>A message as Graph writes it (message resource, without body).</summary>
internal sealed class MessageFormat : IItemFormat
{
    private const int Id = 0;
    private const int InternetMessageId = 1;
    private const int ConversationId = 2;
    private const int Subject = 3;
    private const int HasAttachments = 4;

    private readonly OwnAddresses _owner;
    private readonly FolderTree? _folders;
    private readonly bool _isSent;
    private readonly ListingWatch? _watch;

    /// <summary>Reads the messages of one folder.</summary>
    /// <param name="owner">The owner's addresses.</param>
    /// <param name="isSent">Whether the folder is Sent Items.</param>
    /// <param name="watch">Watches the page; null for no watch.</param>
    public MessageFormat(IReadOnlyList<string> owner, bool isSent, ListingWatch? watch = null)
    {
        _owner = new OwnAddresses(owner);
        _isSent = isSent;
        _watch = watch;
    }

    /// <summary>Reads messages of the whole mailbox; those in folders that are not read are left out.</summary>
    /// <param name="owner">The owner's addresses.</param>
    /// <param name="folders">The folders.</param>
    /// <param name="watch">Watches the page; null for no watch.</param>
    public MessageFormat(IReadOnlyList<string> owner, FolderTree folders, ListingWatch? watch = null)
    {
        _owner = new OwnAddresses(owner);
        _folders = folders;
        _watch = watch;
    }

    /// <summary>The only times that are of interest; others are left out. Default all.</summary>
    public TimeWindow? Only { get; init; }

    /// <summary>How many messages were shown, whatever came of them.</summary>
    public int Elements { get; private set; }

    public int TextCount => 5;

    public int IdText => Id;

    public ItemReading Read(ref Utf8JsonReader element, PageCollector items)
    {
        if (element.TokenType != JsonTokenType.StartObject)
            return ItemReading.Broken;

        Elements++;
        _watch?.AddElement();
        DateTimeOffset? received = null;
        JsonText id = default;
        JsonText folder = default;

        // Only the headers tell, and they cost more than all the rest of a message.
        var flags = ItemFlags.AutomationUnknown | (_isSent ? ItemFlags.Outgoing : ItemFlags.None);
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("id"u8))
                items.SetText(Id, id = ReadPlace(ref element, items));
            else if (element.ValueTextEquals("subject"u8))
                ReadText(ref element, items, Subject);
            else if (element.ValueTextEquals("internetMessageId"u8))
                ReadText(ref element, items, InternetMessageId);
            else if (element.ValueTextEquals("conversationId"u8))
                ReadText(ref element, items, ConversationId);
            else if (element.ValueTextEquals("receivedDateTime"u8))
                received = GraphJson.ReadInstant(ref element);
            else if (element.ValueTextEquals("from"u8))
                GraphJson.ReadRecipient(ref element, items, ParticipantRole.From);
            else if (element.ValueTextEquals("sender"u8))
                GraphJson.ReadRecipient(ref element, items, ParticipantRole.Sender);
            else if (element.ValueTextEquals("toRecipients"u8))
                GraphJson.ReadRecipients(ref element, items, ParticipantRole.To);
            else if (element.ValueTextEquals("ccRecipients"u8))
                GraphJson.ReadRecipients(ref element, items, ParticipantRole.Cc);
            else if (element.ValueTextEquals("bccRecipients"u8))
                GraphJson.ReadRecipients(ref element, items, ParticipantRole.Bcc);
            else if (element.ValueTextEquals("replyTo"u8))
                GraphJson.ReadRecipients(ref element, items, ParticipantRole.ReplyTo);
            else if (element.ValueTextEquals("isDraft"u8))
                flags |= GraphJson.ReadFlag(ref element, ItemFlags.Draft);
            else if (element.ValueTextEquals("parentFolderId"u8))
                folder = ReadPlace(ref element, items);
            else if (element.ValueTextEquals("hasAttachments"u8))
                ReadAttachments(ref element, items);
            else
                GraphJson.SkipValue(ref element);
        }

        if (received is not { } time)
            return ItemReading.Broken;

        var isNew = _watch?.TryAdd(items.Unescaped(ref id), time) ?? true;
        items.SetText(Id, id);
        if (!isNew || (Only is { } only && !only.Contains(time)))
            return ItemReading.LeftOut;

        if (_folders is not null)
        {
            var place = items.Unescaped(ref folder);
            if (!_folders.IsRead(place))
                return ItemReading.LeftOut;

            flags |= _folders.IsSent(place) ? ItemFlags.Outgoing : ItemFlags.None;
        }

        return items.CompleteItem(time, flags | DirectionOf(items));
    }

    public KeptItem? Create(in CollectedItem item, int evidence) => item.GetText(Id) is not { } id ? null : new EmailMetadata
    {
        ProviderId = id,
        Subject = item.GetText(Subject),
        Participants = item.GetParticipants(),
        Evidence = evidence,
        InternetMessageId = item.GetText(InternetMessageId),
        ConversationId = item.GetText(ConversationId),
        ReceivedAt = item.Item.Time,
        IsOutgoing = (item.Item.Flags & ItemFlags.Outgoing) != 0,
        HasAttachments = item.GetBytes(HasAttachments) is { IsEmpty: false } value ? value[0] == 't' : null,
    };

    private static void ReadText(ref Utf8JsonReader element, PageCollector items, int text) => items.SetText(text, ReadPlace(ref element, items));

    private static JsonText ReadPlace(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        return items.Locate(ref element);
    }

    // The literal itself is the text: t(rue) or f(alse).
    private static void ReadAttachments(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType != JsonTokenType.Null)
            items.SetText(HasAttachments, items.LocateLiteral(ref element));
    }

    private ItemFlags DirectionOf(PageCollector items)
    {
        var flags = ItemFlags.None;
        for (var i = 0; i < items.ParticipantsOfItem; i++)
        {
            if (items.RoleOfItem(i) is ParticipantRole.From or ParticipantRole.Sender && _owner.Contains(items.AddressOfItem(i)))
                flags = ItemFlags.Outgoing;
        }

        // Graph names the sender on every message; he is somebody else only for delegates and shared mailboxes.
        items.RemoveRepeatedSender();
        return flags;
    }
}
