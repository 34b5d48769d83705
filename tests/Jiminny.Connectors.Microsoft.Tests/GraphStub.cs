using System.Net;
using System.Text;
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

    private HttpResponseMessage Answer(SentRequest request) => request.Uri.AbsolutePath switch
    {
        "/v1.0/me" => CannedHandler.Json(Owner),
        "/v1.0/me/mailFolders/delta()" => CannedHandler.Json($$"""{"value":{{Folders}},"@odata.deltaLink":"{{Root}}/me/mailFolders/delta()?$deltatoken=1"}"""),
        "/v1.0/me/calendarView/delta()" => CannedHandler.Json($$"""{"value":[],"@odata.deltaLink":"{{Root}}/me/calendarView/delta()?$deltatoken=1"}"""),
        "/v1.0/me/mailFolders/junkemail" => CannedHandler.Json("""{"id":"junk-id"}"""),
        "/v1.0/me/mailFolders/sentitems" => CannedHandler.Json("""{"id":"sent-id"}"""),
        "/v1.0/me/mailFolders/drafts" => CannedHandler.Json("""{"id":"drafts-id"}"""),
        "/v1.0/me/mailFolders/deleteditems" => Error(404, "ErrorItemNotFound"),
        _ => Page(request),
    };
}
