using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>GET users/{userId}/messages: ids only, newest first. A page token names the last item served, so deletions shift nothing.</summary>
internal sealed class ListGmailMessagesEndpoint : IEndpoint
{
    private const int DefaultPage = 100;
    private const int LargestPage = 500;

    // The vendor's estimate is famously wrong; nobody should lean on it.
    private const int HighestEstimate = 201;

    public string Method => "GET";

    public string Template => "users/{userId}/messages";

    public string[] Scopes => ScopeTable.GmailList;

    public int Units => 5;

    public EmulatorResponse Handle(Call call)
    {
        if (GmailApi.CheckUser(call) is { } denied)
            return denied;
        var text = call.Query["q"];
        // Even an empty q is refused, and a wider scope beside gmail.metadata does not help.
        if (text is not null && call.Token.Scopes.Contains("gmail.metadata"))
            return GoogleErrors.Forbidden("Metadata scope does not support 'q' parameter");
        if (!ReadPageSize(call, out var size))
            return GoogleErrors.InvalidArgument("Invalid value for maxResults", "maxResults");
        var labels = call.Query.All("labelIds");
        if (labels.Find(l => !GmailLabels.Exists(call.Mailbox, l)) is { } unknown)
            return GoogleErrors.InvalidArgument($"Invalid label: {unknown}");
        if (GmailSearch.Parse(text, call) is not { } search)
            return GoogleErrors.InvalidArgument("Invalid search query", "q");
        var messages = call.Mailbox.Mail.Current.Messages;
        var start = 0;
        if (call.Query["pageToken"] is { Length: > 0 } token && !PageToken.TryFind(token, messages, out start))
            return GoogleErrors.InvalidArgument("Invalid pageToken", "pageToken");

        var everywhere = call.Query["includeSpamTrash"] == "true" || search.NamesSpamOrTrash || labels.Exists(l => l is "SPAM" or "TRASH");
        return Write(call, messages, start, size, m =>
            (everywhere || !GmailLabels.InSpamOrTrash(m)) && labels.TrueForAll(l => GmailLabels.Has(m, l)) && search.Matches(m));
    }

    private static EmulatorResponse Write(Call call, EmulatedMessage[] messages, int start, int size, Predicate<EmulatedMessage> matches)
    {
        var buffer = new ResponseBuffer(256 + (size * 64));
        var json = new JsonOutput(buffer) { EscapeMarkup = true };
        json.Object();
        var written = 0;
        EmulatedMessage? last = null;
        var more = false;
        for (var i = start; i < messages.Length; i++)
        {
            var message = messages[i];
            if (!matches(message))
                continue;
            if (written == size)
            {
                more = true;
                break;
            }
            if (written++ == 0)
                json.Name("messages"u8).Array();
            json.Object().Name("id"u8);
            WriteId(json, message.Mark);
            json.Name("threadId"u8);
            WriteId(json, message.Thread);
            json.EndObject();
            last = message;
        }
        if (written > 0)
            json.EndArray();
        if (more)
            json.Name("nextPageToken"u8).String(PageToken.After(last!));
        json.Name("resultSizeEstimate"u8).Number(more ? HighestEstimate : Math.Min(written, HighestEstimate)).EndObject();
        return GoogleAnswer.Create(call, buffer, GmailShapes.MessageList, written);
    }

    public static void WriteId(JsonOutput json, ulong mark)
    {
        json.Buffer.Write((byte)'"');
        Mark.Write(json.Buffer, mark);
        json.Buffer.Write((byte)'"');
    }

    private static bool ReadPageSize(Call call, out int size)
    {
        size = DefaultPage;
        if (call.Query["maxResults"] is not { } text)
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size))
            return false;
        // Zero means the default; what is above the maximum is cut down without a word.
        size = size == 0 ? DefaultPage : Math.Min(size, LargestPage);
        return true;
    }
}
