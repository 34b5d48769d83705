using System.Net;
using System.Text;
using System.Text.Json;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>A mailbox of one Inbox unless told otherwise; pages are given as JSON, so that they can be as broken as a test needs.</summary>
internal sealed class GraphStub
{
    public const string Root = "https://graph.microsoft.com/v1.0";

    public string Folders { get; set; } = """[{"id":"inbox-id","parentFolderId":"root"},{"id":"junk-id","parentFolderId":"root"}]""";

    public string Owner { get; set; } = """{"mail":"Owner@self.example","userPrincipalName":"owner@tenant.example","proxyAddresses":["SMTP:Owner@self.example","smtp:alias@self.example","x500:/o=x"]}""";

    /// <summary>Answers what is neither profile nor folder: pages of messages and events.</summary>
    public Func<SentRequest, HttpResponseMessage> Page { get; set; } = _ => CannedHandler.Json("""{"value":[]}""");

    /// <summary>Answers before anybody else does.</summary>
    public Func<SentRequest, int, HttpResponseMessage?> Before { get; set; } = (_, _) => null;

    /// <summary>Writes the answer to a call inside a batch; null leaves it out.</summary>
    public Func<BatchCall, string?> InBatch { get; set; }

    /// <summary>The batches so far, each with its calls.</summary>
    public List<IReadOnlyList<BatchCall>> Batches { get; } = [];

    public GraphStub() => InBatch = call => Part(call);

    public CannedHandler Handler(TimeProvider time) => new((request, number) => Before(request, number) ?? Answer(request), time);

    public static string Recipient(string? address, string? name = null) => address is null
        ? $$$"""{"emailAddress":{"name":"{{{name}}}"}}"""
        : $$$"""{"emailAddress":{"name":"{{{name ?? address}}}","address":"{{{address}}}"}}""";

    public static string Message(int number, string to = "somebody@customer.example", string subject = "subject", string received = "2026-05-01T08:00:00Z") =>
        $$"""
        {"@odata.etag":"W/\"x\"","id":"m{{number}}","receivedDateTime":"{{received}}","internetMessageId":"<{{number}}@x.example>","conversationId":"c{{number}}",
        "subject":"{{subject}}","isDraft":false,"hasAttachments":true,"from":{{Recipient("from@customer.example")}},"sender":{{Recipient("from@customer.example")}},
        "toRecipients":[{{Recipient(to, "Some, Body")}}],"ccRecipients":[],"bccRecipients":[],"replyTo":[]}
        """;

    public static string PageOf(IEnumerable<string> items, string? next = null) =>
        $$"""{"@odata.context":"x","value":[{{string.Join(',', items)}}]{{(next is null ? "" : $",\"@odata.nextLink\":\"{next}\"")}}}""";

    public static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    public static HttpResponseMessage Error(int status, string code, string? retryAfter = null)
    {
        var response = CannedHandler.Json($$$"""{"error":{"code":"{{{code}}}","message":"CANARY in the message"}}""", (HttpStatusCode)status);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        return response;
    }

    /// <summary>What the stub says to a call inside a batch.</summary>
    public string Part(BatchCall call)
    {
        using var response = Answer(new SentRequest(new Uri(Root + call.Url), null, [], call.At, ""));
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return Part(call, (int)response.StatusCode, reader.ReadToEnd());
    }

    public static string Part(BatchCall call, int status, string body, string? retryAfter = null) =>
        $$"""{"id":"{{call.Id}}","status":{{status}},"headers":{"Content-Type":"application/json"{{(retryAfter is null ? "" : $",\"retry-after\":\"{retryAfter}\"")}}},"body":{{body}}}""";

    private HttpResponseMessage AnswerBatch(SentRequest request)
    {
        using var document = JsonDocument.Parse(request.Body);
        var calls = document.RootElement.GetProperty("requests").EnumerateArray().Select(call => new BatchCall(
            call.GetProperty("id").GetString()!, call.GetProperty("url").GetString()!, call.GetProperty("headers").TryGetProperty("Prefer", out var prefer) ? prefer.GetString() : null, request.At)).ToList();
        Batches.Add(calls);
        return CannedHandler.Json($$"""{"responses":[{{string.Join(',', calls.Select(InBatch).OfType<string>())}}]}""");
    }

    private HttpResponseMessage Answer(SentRequest request) => request.Uri.AbsolutePath switch
    {
        "/v1.0/me" => CannedHandler.Json(Owner),
        "/v1.0/me/mailFolders/delta()" => CannedHandler.Json($$"""{"value":{{Folders}},"@odata.deltaLink":"{{Root}}/me/mailFolders/delta()?$deltatoken=1"}"""),
        "/v1.0/me/calendarView/delta()" => CannedHandler.Json($$"""{"value":[],"@odata.deltaLink":"{{Root}}/me/calendarView/delta()?$deltatoken=1"}"""),
        "/v1.0/$batch" => AnswerBatch(request),
        "/v1.0/me/mailFolders/junkemail" => CannedHandler.Json("""{"id":"junk-id"}"""),
        "/v1.0/me/mailFolders/sentitems" => CannedHandler.Json("""{"id":"sent-id"}"""),
        "/v1.0/me/mailFolders/drafts" => CannedHandler.Json("""{"id":"drafts-id"}"""),
        "/v1.0/me/mailFolders/deleteditems" => Error(404, "ErrorItemNotFound"),
        _ => Page(request),
    };
}

/// <summary>A call inside a batch, and when it came.</summary>
internal sealed record BatchCall(string Id, string Url, string? Prefer, DateTimeOffset At);
