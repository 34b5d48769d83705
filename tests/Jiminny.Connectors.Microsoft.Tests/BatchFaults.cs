using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Puts faults into the answers of batches, the same ones for the same seed, shuffles them, and notes requests that come earlier than one of the calls was asked to.</summary>
internal sealed class BatchFaults(HttpMessageHandler inner, int seed, double share, TimeProvider time) : DelegatingHandler(inner)
{
    private static readonly double[] Waits = [1, 2.128, 7, 0, 600];

    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>How many calls inside batches were told to wait.</summary>
    public int Throttled { get; private set; }

    /// <summary>How many requests came although a call had been asked to wait.</summary>
    public int TooEarly { get; private set; }

    /// <summary>How many calls the provider sees when this request arrives.</summary>
    public static async Task<int> CountCallsAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsBatch(request) ? JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!["requests"]!.AsArray().Count : 1;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_gate)
            TooEarly += time.GetUtcNow() < _notBefore ? 1 : 0;

        var response = await base.SendAsync(request, cancellationToken);
        if (!IsBatch(request) || !response.IsSuccessStatusCode)
            return response;

        // What was cut on the way stays as it is.
        var body = new MemoryStream();
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            await content.CopyToAsync(body, cancellationToken);
            return CannedHandler.Json(Spoil(JsonNode.Parse(body.ToArray())!).ToJsonString());
        }
        catch (JsonException)
        {
            return CannedHandler.Bytes(body.ToArray());
        }
    }

    private static bool IsBatch(HttpRequestMessage request) => request.RequestUri!.AbsolutePath == "/v1.0/$batch";

    private JsonNode Spoil(JsonNode batch)
    {
        lock (_gate)
        {
            var parts = batch["responses"]!.AsArray().Select(part => part!.DeepClone()).ToArray();
            _random.Shuffle(parts);
            return new JsonObject { ["responses"] = new JsonArray([.. parts.Select(SpoilPart).OfType<JsonNode>()]) };
        }
    }

    private JsonNode? SpoilPart(JsonNode part)
    {
        if (_random.NextDouble() >= share)
            return part;

        switch (_random.Next(6))
        {
            case 0:
                return null;
            case 1:
                part["status"] = _random.Next(500, 505) is var status && status == 501 ? 500 : status;
                part["body"] = null;
                return part;
            case 2:
                part["status"] = 401;
                part["body"] = new JsonObject { ["error"] = new JsonObject { ["code"] = "InvalidAuthenticationToken" } };
                return part;
            default:
                return Throttle(part);
        }
    }

    private JsonNode Throttle(JsonNode part)
    {
        var seconds = Waits[_random.Next(Waits.Length)];
        Throttled++;
        part["status"] = 429;
        part["body"] = new JsonObject { ["error"] = new JsonObject { ["code"] = "ApplicationThrottled" } };
        part["headers"] = new JsonObject();
        if (_random.Next(4) == 0)
            return part;

        part["headers"]!["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);
        _notBefore = time.GetUtcNow().AddSeconds(seconds) is var until && until > _notBefore ? until : _notBefore;
        return part;
    }
}
