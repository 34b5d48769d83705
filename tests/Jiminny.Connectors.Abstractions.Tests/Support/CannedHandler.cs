using System.Net;
using System.Text;

namespace Jiminny.Connectors.Testing;

/// <summary>What left, and when.</summary>
public sealed record SentRequest(Uri Uri, string? Token, IReadOnlyList<string> Prefer, DateTimeOffset At, string Headers)
{
    /// <summary>What was posted; empty when nothing was.</summary>
    public string Body { get; init; } = "";
}

/// <summary>Answers in process by a rule, and remembers what it was asked.</summary>
public sealed class CannedHandler(Func<SentRequest, int, HttpResponseMessage> answer, TimeProvider time) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<SentRequest> _sent = [];

    public IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Bytes(byte[] body) => new(HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(body)) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var prefer = request.Headers.TryGetValues("Prefer", out var values) ? values.ToList() : [];
        var sent = new SentRequest(
            request.RequestUri!, request.Headers.Authorization?.Parameter, prefer, time.GetUtcNow(), request.Headers.ToString())
        {
            Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
        };
        int number;
        lock (_gate)
        {
            number = _sent.Count;
            _sent.Add(sent);
        }

        return answer(sent, number);
    }
}
