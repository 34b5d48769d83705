using System.Text.Json;
using Jiminny.Connectors.Google.Mail;
using Jiminny.Connectors.ProviderServices;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Google;

/// <summary>Reads one message with given header fields, without any transport.</summary>
internal static class HeaderReading
{
    public static EmailMetadata Read(params (string Name, string Value)[] headers)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = "1",
            internalDate = "1770000000000",
            payload = new { headers = headers.Select(header => new { name = header.Name, value = header.Value }) },
        });
        using var items = PageCollector.Rent(1024, 1 << 24);
        var start = items.Window.Append(json)!.Value;
        var format = new MessageFormat();
        items.Read(start, json.Length, format);
        Assert.Equal(0, items.Tally.Failed);
        var filter = RecordingFilter.KeepAll();
        items.Decide(filter, format);
        var kept = Assert.IsType<EmailMetadata>(Assert.Single(items.Tally.Kept));
        Assert.Equal(filter.Seen.Single().Participants, kept.Participants.Select(participant => (participant.Role, participant.Address)));
        return kept;
    }

    public static IReadOnlyList<Participant> To(string value) => Read(("To", value)).Participants;

    public static IEnumerable<string> Addresses(string value) => To(value).Select(participant => participant.Address);
}
