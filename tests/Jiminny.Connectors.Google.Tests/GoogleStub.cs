using System.Net;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Google;

/// <summary>A Gmail mailbox of given ids and a calendar of given pages; answers are JSON, so that they can be as broken as a test needs.</summary>
internal sealed class GoogleStub
{
    public List<string> Ids { get; } = ["m1"];

    public string HistoryId { get; set; } = "4711";

    public int PageSize { get; set; } = 500;

    public Func<string, string> Message { get; set; } = id => MessageJson(id);

    /// <summary>Answers pages of events.</summary>
    public Func<SentRequest, HttpResponseMessage> Page { get; set; } = _ => CannedHandler.Json("""{"items":[],"nextSyncToken":"sync-1"}""");

    /// <summary>Answers before anybody else does.</summary>
    public Func<SentRequest, int, HttpResponseMessage?> Before { get; set; } = (_, _) => null;

    public static string MessageJson(string id, string to = "somebody@customer.example", string subject = "subject", string labels = "\"INBOX\"", string time = "1777622400000") =>
        $$$"""
        {"id":"{{{id}}}","threadId":"t-{{{id}}}","labelIds":[{{{labels}}}],"internalDate":"{{{time}}}","payload":{"headers":[
        {"name":"From","value":"Cus Tomer \u003cfrom@customer.example\u003e"},{"name":"To","value":"{{{to}}}"},{"name":"subject","value":"{{{subject}}}"},
        {"name":"Message-Id","value":"\u003c{{{id}}}@x.example\u003e"}]}}
        """;

    public static bool IsGet(SentRequest request) => request.Uri.AbsolutePath.StartsWith("/gmail/v1/users/me/messages/", StringComparison.Ordinal);

    public static string IdOf(SentRequest request) => request.Uri.Segments[^1];

    public static string ErrorJson(int status, string reason, string message = "CANARY in the message") =>
        $$$"""{"error":{"code":{{{status}}},"message":"{{{message}}}","errors":[{"domain":"global","reason":"{{{reason}}}","message":"CANARY"}]}}""";

    public static HttpResponseMessage Error(int status, string reason, string? retryAfter = null, string message = "CANARY in the message")
    {
        var response = CannedHandler.Json(ErrorJson(status, reason, message), (HttpStatusCode)status);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        return response;
    }

    public CannedHandler Handler(TimeProvider time) => new((request, number) => Before(request, number) ?? Answer(request), time);

    private HttpResponseMessage Answer(SentRequest request) => request.Uri.AbsolutePath switch
    {
        "/gmail/v1/users/me/profile" => CannedHandler.Json($$"""{"historyId":"{{HistoryId}}"}"""),
        "/gmail/v1/users/me/messages" => List(request),
        _ when IsGet(request) => CannedHandler.Json(Message(IdOf(request))),
        _ => Page(request),
    };

    private HttpResponseMessage List(SentRequest request)
    {
        var token = request.Uri.Query.Split('&', '?').FirstOrDefault(part => part.StartsWith("pageToken=p", StringComparison.Ordinal));
        var start = token is null ? 0 : int.Parse(token["pageToken=p".Length..], null);
        var ids = Ids.Skip(start).Take(PageSize).Select(id => $$"""{"id":"{{id}}"}""").ToList();
        var next = start + PageSize < Ids.Count ? $",\"nextPageToken\":\"p{start + PageSize}\"" : "";
        return CannedHandler.Json(ids.Count == 0 ? """{"resultSizeEstimate":0}""" : $$"""{"messages":[{{string.Join(',', ids)}}]{{next}}}""");
    }
}
