namespace Jiminny.Emulator;

/// <summary>GET /me/onlineMeetings by join URL: one meeting for its organizer; invited people are refused, as they are at Microsoft.</summary>
internal sealed class OnlineMeetingsEndpoint : IEndpoint
{
    private const string Prefix = "JoinWebUrl eq '";

    public string Method => "GET";

    public string Template => "me/onlineMeetings";

    public string[] Scopes => ["OnlineMeetings.Read", "OnlineMeetings.ReadWrite"];

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var filter = new GraphQuery(call).Option("filter");
        if (filter is null || !filter.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !filter.EndsWith('\''))
            return GraphErrors.Create(call, 400, "InvalidArgument", "Filter expression expected - /onlineMeetings?$filter=JoinWebUrl eq '{joinWebUrl}'.");
        var url = filter[Prefix.Length..^1].Replace("''", "'", StringComparison.Ordinal);
        var item = Array.Find(call.Mailbox.Calendar.Current.Events, e => e.MeetingUrl == url);
        if (item is null)
            return GraphErrors.Create(call, 404, "NotFound", "Meeting not found.");
        if (item.Organizer is not null && !call.Mailbox.Owns(item.Organizer.Address))
            return GraphErrors.Create(call, 403, "Forbidden", "3003: User does not have access to lookup meeting.");

        var occurrence = EventOccurrence.MasterOf(item, call.Mailbox.TimeZone);
        var buffer = new ResponseBuffer(2048);
        new JsonOutput(buffer).Object()
            .Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#users('me')/onlineMeetings")
            .Name("value"u8).Array().Object()
            .Name("id"u8).String($"MSo{Mark.Text(item.Mark)}")
            .Name("creationDateTime"u8).Time(new DateTimeOffset(occurrence.StartUtc, TimeSpan.Zero).AddDays(-14))
            .Name("startDateTime"u8).Time(new DateTimeOffset(occurrence.StartUtc, TimeSpan.Zero))
            .Name("endDateTime"u8).Time(new DateTimeOffset(occurrence.EndUtc, TimeSpan.Zero))
            .Name("joinWebUrl"u8).String(url)
            .Name("subject"u8).String(item.Subject)
            .Name("chatInfo"u8).Object().Name("threadId"u8).String($"19:meeting_{Mark.Text(item.Mark)}@thread.v2").Name("messageId"u8).Plain("0"u8).EndObject()
            .EndObject().EndArray().EndObject();
        return GraphAnswer.Create(call, buffer, 1);
    }
}
