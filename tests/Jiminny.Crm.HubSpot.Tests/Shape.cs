using System.Text.Json;

namespace Jiminny.Crm.HubSpot.Tests;

/// <summary>Compares answers with documented ones, member by member.</summary>
internal static class Shape
{
    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documented", file));

    /// <summary>What of the documented shape an answer lacks or has otherwise, and what it has beyond it.</summary>
    public static IEnumerable<string> Differences(string documented, string actual)
    {
        using var expected = JsonDocument.Parse(documented);
        using var found = JsonDocument.Parse(actual);
        return [.. Differences(expected.RootElement, found.RootElement, "$")];
    }

    private static IEnumerable<string> Differences(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.ValueKind == JsonValueKind.Null || actual.ValueKind == JsonValueKind.Null)
            return [];
        if (Kind(expected) != Kind(actual))
            return [$"{path} is {actual.ValueKind}, documented {expected.ValueKind}"];
        return expected.ValueKind switch
        {
            JsonValueKind.Object => Members(expected, actual, path),
            JsonValueKind.Array when expected.GetArrayLength() > 0 =>
                actual.EnumerateArray().SelectMany((item, index) => Differences(expected[0], item, $"{path}[{index}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JsonElement expected, JsonElement actual, string path)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(member.Name, out var value))
                yield return $"{path}.{member.Name} is missing";
            else
            {
                foreach (var difference in Differences(member.Value, value, $"{path}.{member.Name}"))
                    yield return difference;
            }
        }

        foreach (var member in actual.EnumerateObject().Where(member => !expected.TryGetProperty(member.Name, out _)))
            yield return $"{path}.{member.Name} is not documented";
    }

    private static JsonValueKind Kind(JsonElement element) => element.ValueKind == JsonValueKind.True ? JsonValueKind.False : element.ValueKind;
}
