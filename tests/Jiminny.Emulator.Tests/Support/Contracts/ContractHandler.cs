using System.Text.Json;
using System.Web;

namespace Jiminny.Emulator.Tests.Support.Contracts;

/// <summary>Holds every exchange of a test against the vendors' documents, where those are at hand.</summary>
internal sealed class ContractHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly Lazy<IContract[]> Contracts = new(Load);

    /// <summary>A test that sends nonsense on purpose switches the request's check off; the answer is checked all the same.</summary>
    public bool ChecksRequests { get; set; } = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentEncoding.Count > 0 || (request.Method == HttpMethod.Post && !IsTeams(request)))
            return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var exchange = await ReadAsync(request, response, cancellationToken);
        foreach (var contract in Contracts.Value)
            if (contract.Covers(exchange))
            {
                if (ChecksRequests && exchange.IsSuccess)
                    Assert.Empty(contract.CheckRequest(exchange));
                Assert.Empty(contract.CheckResponse(exchange));
            }
        return response;
    }

    // Batches are not described as bodies of their own.
    private static bool IsTeams(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.StartsWith("/v1.0/teams", StringComparison.Ordinal) || request.RequestUri.AbsolutePath.StartsWith("/v1.0/chats", StringComparison.Ordinal);

    private static async Task<Exchange> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var parsed = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var query = parsed.AllKeys.OfType<string>().SelectMany(k => parsed.GetValues(k)!.Select(v => KeyValuePair.Create(k, v))).ToList();
        var json = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new Exchange(
            request.Method.Method, Uri.UnescapeDataString(request.RequestUri.AbsolutePath), query, (int)response.StatusCode,
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
