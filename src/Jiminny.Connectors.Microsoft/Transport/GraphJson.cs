using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>Reads the values that messages and events share. Each method begins on a property's name and ends on the last token of its value.</summary>
internal static class GraphJson
{
    public static void SkipValue(ref Utf8JsonReader element)
    {
        element.Read();
        element.Skip();
    }

    public static DateTimeOffset? ReadInstant(ref Utf8JsonReader element)
    {
        element.Read();
        return element.TokenType == JsonTokenType.Null ? null : element.GetDateTimeOffset();
    }

    public static ItemFlags ReadFlag(ref Utf8JsonReader element, ItemFlags flag)
    {
        element.Read();
        return element.TokenType != JsonTokenType.Null && element.GetBoolean() ? flag : ItemFlags.None;
    }

    public static void ReadRecipients(ref Utf8JsonReader element, PageCollector items, ParticipantRole role)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return;

        Expect(ref element, JsonTokenType.StartArray);
        while (element.Read() && element.TokenType != JsonTokenType.EndArray)
            ReadRecipientValue(ref element, items, role);
    }

    public static void ReadRecipient(ref Utf8JsonReader element, PageCollector items, ParticipantRole role)
    {
        element.Read();
        ReadRecipientValue(ref element, items, role);
    }

    /// <summary>Begins on the value itself; null is nobody.</summary>
    public static void ReadRecipientValue(ref Utf8JsonReader element, PageCollector items, ParticipantRole role)
    {
        if (element.TokenType == JsonTokenType.Null)
            return;

        Expect(ref element, JsonTokenType.StartObject);
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("emailAddress"u8))
                ReadEmailAddress(ref element, items, role);
            else
                SkipValue(ref element);
        }
    }

    /// <summary>An address may be missing while the name is one: Exchange keeps what it cannot resolve as a name.</summary>
    public static void ReadEmailAddress(ref Utf8JsonReader element, PageCollector items, ParticipantRole role)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return;

        Expect(ref element, JsonTokenType.StartObject);
        JsonText address = default;
        JsonText name = default;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isAddress = element.ValueTextEquals("address"u8);
            if (!isAddress && !element.ValueTextEquals("name"u8))
            {
                SkipValue(ref element);
                continue;
            }

            element.Read();
            if (isAddress)
                address = items.Locate(ref element);
            else
                name = items.Locate(ref element);
        }

        if (address.IsEmpty && items.Unescaped(ref name).Contains((byte)'@'))
            address = name;

        items.AddParticipant(role, address, name);
    }

    public static void Expect(ref Utf8JsonReader element, JsonTokenType token)
    {
        if (element.TokenType != token)
            throw new JsonException();
    }
}
