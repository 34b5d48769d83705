using System.Text.Json;

namespace Jiminny.Emulator;

/// <summary>What <c>expected.json</c> says about a corpus besides the figures, or what can be told without it.</summary>
internal sealed record CorpusFacts(
    DateTimeOffset ReferenceNow, DateTimeOffset WindowStart, IReadOnlyList<string> InternalDomains, IReadOnlyList<string> FreemailDomains)
{
    public static CorpusFacts Read(string path, List<CorpusBox> boxes)
    {
        if (!File.Exists(path))
        {
            var newest = boxes.SelectMany(b => b.Lines).Select(l => l.Ticks).DefaultIfEmpty(DateTimeOffset.UnixEpoch.Ticks).Max();
            var now = new DateTimeOffset(newest, TimeSpan.Zero);
            return new CorpusFacts(now, now.AddMonths(-12), [], []);
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            return new CorpusFacts(
                root.GetProperty("referenceNow").GetDateTimeOffset(), root.GetProperty("windowStart").GetDateTimeOffset(),
                Strings(root.GetProperty("internalDomains")), Strings(root.GetProperty("freemail")));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: it does not hold referenceNow, windowStart, internalDomains and freemail as expected.");
        }
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString() ?? "")];
}
