using System.Text.Json;
using System.Web;

namespace Jiminny.Emulator.Tests.Support.Contracts;

/// <summary>Holds every exchange of a test against the vendors' documents, where those are at hand.</summary>
internal sealed class ContractHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string GraphBatch = "/v1.0/$batch";

    private static readonly Lazy<IContract[]> Contracts = new(Load);

    /// <summary>A test that sends nonsense on purpose switches the request's check off; the answer is checked all the same.</summary>
    public bool ChecksRequests { get; set; } = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentEncoding.Count > 0 || (request.Method == HttpMethod.Post && !HasDescribedBody(request)))
            return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var exchange = await ReadAsync(request, response, cancellationToken);
        Exchange[] exchanges = [exchange, .. CallsOf(exchange)];
        foreach (var one in exchanges)
            foreach (var contract in Contracts.Value)
                if (contract.Covers(one))
                {
                    if (ChecksRequests && one.IsSuccess)
                        Assert.Empty(contract.CheckRequest(one));
                    Assert.Empty(contract.CheckResponse(one));
                }
        return response;
    }

    // Batches of Google are not described.
    private static bool HasDescribedBody(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath is var path
        && (path == GraphBatch || Array.Exists(["/v1.0/teams", "/v1.0/chats", "/calendar/v3/"], prefix => path.StartsWith(prefix, StringComparison.Ordinal)));

    // A batch is an exchange that has others inside; they are told together by their ids.
    private static IEnumerable<Exchange> CallsOf(Exchange batch)
    {
        if (batch.Path != GraphBatch || batch is not { IsSuccess: true, Sent: { } sent, Body: { } body })
            return [];
        var answers = body.GetProperty("responses").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!, StringComparer.OrdinalIgnoreCase);
        return sent.GetProperty("requests").EnumerateArray().Select(call =>
        {
            var address = new Uri("https://graph.microsoft.com/v1.0/" + call.GetProperty("url").GetString()!.TrimStart('/'));
            var answer = answers[call.GetProperty("id").GetString()!];
            return new Exchange(
                call.GetProperty("method").GetString()!, Uri.UnescapeDataString(address.AbsolutePath), QueryOf(address), answer.GetProperty("status").GetInt32(),
                answer.GetProperty("body") is { ValueKind: not JsonValueKind.Null } own ? own : null);
        });
    }

    private static List<KeyValuePair<string, string>> QueryOf(Uri address)
    {
        var parsed = HttpUtility.ParseQueryString(address.Query);
        return [.. parsed.AllKeys.OfType<string>().SelectMany(k => parsed.GetValues(k)!.Select(v => KeyValuePair.Create(k, v)))];
    }

    private static async Task<Exchange> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var json = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new Exchange(
            request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.AbsolutePath), QueryOf(request.RequestUri), (int)response.StatusCode,
            json ? JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)).RootElement : null)
        {
            Sent = request.Content is null || !response.IsSuccessStatusCode ? null : JsonDocument.Parse(await request.Content.ReadAsByteArrayAsync(cancellationToken)).RootElement,
        };
    }

    private static IContract[] Load() => SharedFolder.Find("contracts") is { } folder
        ?
        [
            new GraphContract(Path.Combine(folder, "graph", "openapi-trimmed.json")),
            new GoogleContract(Path.Combine(folder, "google", "gmail.v1.json"), "/"),
            new GoogleContract(Path.Combine(folder, "google", "calendar.v3.json"), "/calendar/v3/"),
        ]
        : [];
}
