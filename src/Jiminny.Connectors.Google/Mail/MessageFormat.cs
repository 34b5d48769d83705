using System.Buffers.Text;
using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>A message as Gmail writes it (users.messages, format metadata): its participants stand in header fields.</summary>
/// <param name="leaveOut">Whether spam, trash, drafts and chats are left out here; a list has left them out already.</param>
internal sealed class MessageFormat(bool leaveOut = false) : IItemFormat
{
    private const int Id = 0;
    private const int ThreadId = 1;
    private const int Subject = 2;
    private const int MessageId = 3;

    public int TextCount => 4;

    public int IdText => Id;

    public ItemReading Read(ref Utf8JsonReader element, PageCollector items)
    {
        if (element.TokenType != JsonTokenType.StartObject)
            return ItemReading.Broken;

        DateTimeOffset? received = null;
        var flags = ItemFlags.None;
        var isLeftOut = false;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("id"u8))
                ReadText(ref element, items, Id);
            else if (element.ValueTextEquals("threadId"u8))
                ReadText(ref element, items, ThreadId);
            else if (element.ValueTextEquals("internalDate"u8))
                received = ReadTime(ref element);
            else if (element.ValueTextEquals("labelIds"u8))
                flags |= ReadLabels(ref element, out isLeftOut);
            else if (element.ValueTextEquals("payload"u8))
                flags |= ReadPayload(ref element, items);
            else
                Skip(ref element);
        }

        if (received is not { } time)
            return ItemReading.Broken;

        if (leaveOut && isLeftOut)
            return ItemReading.LeftOut;

        items.RemoveRepeatedSender();
        return items.CompleteItem(time, flags);
    }

    public KeptItem? Create(in CollectedItem item, int evidence) => item.GetText(Id) is not { } id ? null : new EmailMetadata
    {
        ProviderId = id,
        Subject = HeaderText.Decode(item.GetBytes(Subject)),
        Participants = item.GetParticipants(HeaderText.Decode),
        Evidence = evidence,
        InternetMessageId = item.GetText(MessageId)?.Trim(),
        ConversationId = item.GetText(ThreadId),
        ReceivedAt = item.Item.Time,
        IsOutgoing = (item.Item.Flags & ItemFlags.Outgoing) != 0,
    };

    private static void ReadText(ref Utf8JsonReader element, PageCollector items, int text)
    {
        element.Read();
        items.SetText(text, items.Locate(ref element));
    }

    private static void Skip(ref Utf8JsonReader element)
    {
        element.Read();
        element.Skip();
    }

    // Milliseconds as a string, as all of Google's 64-bit numbers.
    private static DateTimeOffset? ReadTime(ref Utf8JsonReader element)
    {
        element.Read();
        return element.TokenType == JsonTokenType.String
            && Utf8Parser.TryParse(element.ValueSpan, out long milliseconds, out var used) && used == element.ValueSpan.Length
            && milliseconds is > -62_135_596_800_000 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }

    private static ItemFlags ReadLabels(ref Utf8JsonReader element, out bool isLeftOut)
    {
        isLeftOut = false;
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return ItemFlags.None;

        Expect(ref element, JsonTokenType.StartArray);
        var flags = ItemFlags.None;
        while (element.Read() && element.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref element, JsonTokenType.String);
            if (element.ValueTextEquals("SENT"u8))
                flags |= ItemFlags.Outgoing;
            else if (element.ValueTextEquals("DRAFT"u8))
                flags |= ItemFlags.Draft;

            isLeftOut |= element.ValueTextEquals("SPAM"u8) || element.ValueTextEquals("TRASH"u8) || element.ValueTextEquals("CHAT"u8)
                || element.ValueTextEquals("DRAFT"u8);
        }

        return flags;
    }

    private static ItemFlags ReadPayload(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return ItemFlags.None;

        Expect(ref element, JsonTokenType.StartObject);
        var flags = ItemFlags.None;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (!element.ValueTextEquals("headers"u8))
            {
                Skip(ref element);
                continue;
            }

            element.Read();
            Expect(ref element, JsonTokenType.StartArray);
            while (element.Read() && element.TokenType != JsonTokenType.EndArray)
                flags |= ReadHeader(ref element, items);
        }

        return flags;
    }

    private static ItemFlags ReadHeader(ref Utf8JsonReader element, PageCollector items)
    {
        Expect(ref element, JsonTokenType.StartObject);
        var field = HeaderField.Other;
        JsonText value = default;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isName = element.ValueTextEquals("name"u8);
            var isValue = !isName && element.ValueTextEquals("value"u8);
            element.Read();
            if (isName)
                field = element.TokenType == JsonTokenType.String ? HeaderFields.Find(element.ValueSpan) : HeaderField.Other;
            else if (isValue)
                value = items.Locate(ref element);
            else
                element.Skip();
        }

        if (HeaderFields.RoleOf(field) is { } role)
            AddressList.Read(items, role, value);
        else if (field == HeaderField.Subject)
            items.SetText(Subject, value);
        else if (field == HeaderField.MessageId)
            items.SetText(MessageId, value);
        else if (HeaderFields.MayTellOfMachine(field) && HeaderFields.TellsOfMachine(field, items.Unescaped(ref value)))
            return ItemFlags.Automated;

        return ItemFlags.None;
    }

    private static void Expect(ref Utf8JsonReader element, JsonTokenType token)
    {
        if (element.TokenType != token)
            throw new JsonException();
    }
}
