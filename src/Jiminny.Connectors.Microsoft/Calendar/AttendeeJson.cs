using System.Text.Json;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>Reads attendees. Which kind one is may stand behind his address, so it is looked up first.</summary>
internal static class AttendeeJson
{
    /// <summary>Begins on the property's name.</summary>
    public static void Read(ref Utf8JsonReader element, PageCollector items)
    {
        element.Read();
        if (element.TokenType == JsonTokenType.Null)
            return;

        GraphJson.Expect(ref element, JsonTokenType.StartArray);
        while (element.Read() && element.TokenType != JsonTokenType.EndArray)
        {
            var role = FindRole(element);
            GraphJson.ReadRecipientValue(ref element, items, role);
        }
    }

    // The reader is a copy: the caller's stays where it is.
    private static ParticipantRole FindRole(Utf8JsonReader element)
    {
        if (element.TokenType != JsonTokenType.StartObject)
            return ParticipantRole.Attendee;

        while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
        {
            var isType = element.ValueTextEquals("type"u8);
            element.Read();
            if (isType && element.TokenType == JsonTokenType.String)
                return element.ValueTextEquals("resource"u8) ? ParticipantRole.Resource : ParticipantRole.Attendee;

            element.Skip();
        }

        return ParticipantRole.Attendee;
    }
}
