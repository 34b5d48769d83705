using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Calendar;

/// <summary>Reads the people and places of an event. Each method begins on a property's name and ends on the last token of its value.</summary>
internal static class EventJson
{
    public static void SkipValue(ref Utf8JsonReader element)
    {
        element.Read();
        element.Skip();
    }

    public static bool ReadBoolean(ref Utf8JsonReader element)
    {
        element.Read();
        return element.TokenType != JsonTokenType.Null && element.GetBoolean();
    }

    /// <summary>Reads the organizer.</summary>
    /// <returns>Whether it is the mailbox' owner.</returns>
    public static bool ReadOrganizer(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return false;

        var person = ReadPerson(ref element, items);
        items.AddParticipant(ParticipantRole.Organizer, person.Email, person.Name);
        return person.IsSelf;
    }

    /// <summary>Reads the attendees.</summary>
    /// <returns>Whether the mailbox' owner has declined.</returns>
    public static bool ReadAttendees(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return false;

        Expect(ref element, JsonTokenType.StartArray);
        var isDeclined = false;
        while (element.Read() && element.TokenType != JsonTokenType.EndArray)
        {
            var person = ReadPerson(ref element, items);
            items.AddParticipant(person.IsResource ? ParticipantRole.Resource : ParticipantRole.Attendee, person.Email, person.Name);
            isDeclined |= person is { IsSelf: true, IsDeclined: true };
        }

        return isDeclined;
    }

    /// <summary>Reads where a conference is joined: its video entry point.</summary>
    public static JsonText ReadConference(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return default;

        Expect(ref element, JsonTokenType.StartObject);
        JsonText video = default;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isList = element.ValueTextEquals("entryPoints"u8);
            element.Read();
            if (!isList || element.TokenType == JsonTokenType.Null)
            {
                element.Skip();
                continue;
            }

            Expect(ref element, JsonTokenType.StartArray);
            while (element.Read() && element.TokenType != JsonTokenType.EndArray)
            {
                if (ReadEntryPoint(ref element, items) is { IsEmpty: false } uri)
                    video = uri;
            }
        }

        return video;
    }

    public static void Expect(ref Utf8JsonReader element, JsonTokenType token)
    {
        if (element.TokenType != token)
            throw new JsonException();
    }

    private static JsonText ReadEntryPoint(ref Utf8JsonReader element, PageCollector items)
    {
        Expect(ref element, JsonTokenType.StartObject);
        var isVideo = false;
        JsonText uri = default;
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isType = element.ValueTextEquals("entryPointType"u8);
            var isUri = !isType && element.ValueTextEquals("uri"u8);
            element.Read();
            if (isType)
                isVideo = element.TokenType == JsonTokenType.String && element.ValueTextEquals("video"u8);
            else if (isUri)
                uri = items.Locate(ref element);

            element.Skip();
        }

        return isVideo ? uri : default;
    }

    private static Person ReadPerson(ref Utf8JsonReader element, PageCollector items)
    {
        Expect(ref element, JsonTokenType.StartObject);
        var person = default(Person);
        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            if (element.ValueTextEquals("email"u8))
                person = person with { Email = ReadText(ref element, items) };
            else if (element.ValueTextEquals("displayName"u8))
                person = person with { Name = ReadText(ref element, items) };
            else if (element.ValueTextEquals("self"u8))
                person = person with { IsSelf = ReadBoolean(ref element) };
            else if (element.ValueTextEquals("resource"u8))
                person = person with { IsResource = ReadBoolean(ref element) };
            else if (element.ValueTextEquals("responseStatus"u8))
                person = person with { IsDeclined = element.Read() && element.TokenType == JsonTokenType.String && element.ValueTextEquals("declined"u8) };
            else
                SkipValue(ref element);
        }

        return person;
    }

    private static JsonText ReadText(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        return items.Locate(ref element);
    }

    private readonly record struct Person(JsonText Email, JsonText Name, bool IsSelf, bool IsResource, bool IsDeclined);
}
