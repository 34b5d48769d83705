using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>
/// GET users/{userId}/history: changes after an id, oldest first. Trashing is a label; only what was deleted for good is a deletion. An id that is too old, or
/// none of this mailbox, is not found.
/// </summary>
internal sealed class ListHistoryEndpoint : IEndpoint
{
    private const int DefaultPage = 100;
    private const int LargestPage = 500;

    private static readonly string[] Kinds = ["messageAdded", "messageDeleted", "labelAdded", "labelRemoved"];

    public string Method => "GET";

    public string Template => "users/{userId}/history";

    public string[] Scopes => ScopeTable.GmailHistory;

    public int Units => 2;

    public EmulatorResponse Handle(Call call)
    {
        if (GmailApi.CheckUser(call) is { } denied)
            return denied;
        if (!ulong.TryParse(call.Query["startHistoryId"], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            return GoogleErrors.InvalidArgument("Missing or invalid startHistoryId", "startHistoryId");
        if (!ReadPageSize(call, out var size))
            return GoogleErrors.InvalidArgument("Invalid value for maxResults", "maxResults");
        var kinds = call.Query.All("historyTypes");
        if (kinds.Exists(k => Array.IndexOf(Kinds, k) < 0))
            return GoogleErrors.InvalidArgument("Invalid value at 'history_types'", "historyTypes");
        var first = start;
        if (call.Query["pageToken"] is { Length: > 0 } token && !ulong.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out first))
            return GoogleErrors.InvalidArgument("Invalid pageToken", "pageToken");
        if (call.Mailbox.Mail.HistoryAfter(start, first, out var current) is not { } records)
            return GoogleErrors.NotFound();
        if (call.Query["labelId"] is { Length: > 0 } label)
            records = records.FindAll(r => GmailLabels.Has(r.Message, label));
        if (kinds.Count > 0)
            records = records.FindAll(r => kinds.Exists(k => IsOf(r, k)));
        return Write(call, records.Count > size ? records[..size] : records, records.Count > size, current, kinds);
    }

    private static bool IsOf(HistoryRecord record, string kind) => kind switch
    {
        "messageAdded" => record.Kind == HistoryKind.Added,
        "messageDeleted" => record.Kind == HistoryKind.Deleted,
        "labelAdded" => record.LabelsAdded.Count > 0,
        _ => record.LabelsRemoved.Count > 0,
    };

    private static EmulatorResponse Write(Call call, List<HistoryRecord> page, bool more, ulong current, List<string> kinds)
    {
        var buffer = new ResponseBuffer(256 + (page.Count * 256));
        var json = new JsonOutput(buffer) { EscapeMarkup = true };
        json.Object();
        if (page.Count > 0)
        {
            json.Name("history"u8).Array();
            foreach (var record in page)
                WriteRecord(json, record, kind => kinds.Count == 0 || kinds.Contains(kind));
            json.EndArray();
        }
        if (more)
            json.Name("nextPageToken"u8).String(page[^1].Id.ToString(CultureInfo.InvariantCulture));
        json.Name("historyId"u8).NumberString((long)current).EndObject();
        return GoogleAnswer.Create(call, buffer, GmailShapes.History, page.Count);
    }

    private static void WriteRecord(JsonOutput json, HistoryRecord record, Predicate<string> wants)
    {
        json.Object().Name("id"u8).NumberString((long)record.Id).Name("messages"u8).Array();
        WriteMessage(json, record.Message, labels: false);
        json.EndArray();
        if (record.Kind == HistoryKind.Added)
            WriteChange(json.Name("messagesAdded"u8), record.Message, null);
        if (record.Kind == HistoryKind.Deleted)
            WriteChange(json.Name("messagesDeleted"u8), record.Message, null);
        if (record.LabelsAdded.Count > 0 && wants("labelAdded"))
            WriteChange(json.Name("labelsAdded"u8), record.Message, record.LabelsAdded);
        if (record.LabelsRemoved.Count > 0 && wants("labelRemoved"))
            WriteChange(json.Name("labelsRemoved"u8), record.Message, record.LabelsRemoved);
        json.EndObject();
    }

    private static void WriteChange(JsonOutput json, EmulatedMessage message, IReadOnlyList<string>? labels)
    {
        json.Array().Object().Name("message"u8);
        WriteMessage(json, message, labels: true);
        if (labels is not null)
        {
            json.Name("labelIds"u8).Array();
            foreach (var label in labels)
                json.String(label);
            json.EndArray();
        }
        json.EndObject().EndArray();
    }

    private static void WriteMessage(JsonOutput json, EmulatedMessage message, bool labels)
    {
        json.Object().Name("id"u8);
        ListGmailMessagesEndpoint.WriteId(json, message.Mark);
        json.Name("threadId"u8);
        ListGmailMessagesEndpoint.WriteId(json, message.Thread);
        if (labels)
        {
            json.Name("labelIds"u8).Array();
            foreach (var label in GmailLabels.Of(message))
                json.String(label);
            json.EndArray();
        }
        json.EndObject();
    }

    private static bool ReadPageSize(Call call, out int size)
    {
        size = DefaultPage;
        if (call.Query["maxResults"] is not { } text)
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size))
            return false;
        size = size == 0 ? DefaultPage : Math.Min(size, LargestPage);
        return true;
    }
}
