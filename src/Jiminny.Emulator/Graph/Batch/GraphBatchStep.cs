using System.Text;
using System.Text.Json;

namespace Jiminny.Emulator;

/// <summary>One call inside a Graph batch.</summary>
internal sealed record GraphBatchStep(string Id, Incoming Request, string[] DependsOn)
{
    private const int Most = 20;

    /// <returns>Null when the payload breaks a rule: at most 20 steps, ids unique without case, relative URLs, dependencies that come before.</returns>
    public static List<GraphBatchStep>? ParseAll(Incoming outer)
    {
        try
        {
            using var json = JsonDocument.Parse(outer.Body);
            var steps = new List<GraphBatchStep>();
            var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var item in json.RootElement.GetProperty("requests").EnumerateArray())
            {
                if (Parse(item, outer) is not { } step || !Array.TrueForAll(step.DependsOn, ids.Contains) || !ids.Add(step.Id))
                    return null;
                steps.Add(step);
            }
            return steps.Count is > 0 and <= Most ? steps : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static GraphBatchStep? Parse(JsonElement item, Incoming outer)
    {
        var id = item.GetProperty("id").GetString();
        var url = item.GetProperty("url").GetString();
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(url) || url.Contains("://", StringComparison.Ordinal))
            return null;
        var headers = new HeaderList();
        if (item.TryGetProperty("headers", out var own))
            foreach (var header in own.EnumerateObject())
                headers.Add(header.Name, header.Value.GetString() ?? "");
        if (headers["Authorization"] is null && outer.Headers["Authorization"] is { } authorization)
            headers.Add("Authorization", authorization);
        ReadOnlyMemory<byte> body = default;
        if (item.TryGetProperty("body", out var content))
        {
            if (headers["Content-Type"] is null)
                return null;
            body = Encoding.UTF8.GetBytes(content.GetRawText());
        }
        var request = new EmulatorRequest
        {
            Method = item.GetProperty("method").GetString()?.ToUpperInvariant() ?? "", Origin = outer.Original.Origin, Target = "/v1.0/" + url.TrimStart('/'), Headers = headers, Body = body,
        };
        string[] waits = item.TryGetProperty("dependsOn", out var before) ? [.. before.EnumerateArray().Select(d => d.GetString() ?? "")] : [];
        return new GraphBatchStep(id, Incoming.Read(request)!, waits);
    }
}
