using System.Globalization;
using System.Text.Json;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>What an error document says, its message excepted.</summary>
/// <param name="Reason">The reason, the most telling there is; <see langword="null"/> when the document gives none.</param>
/// <param name="RetryAt">When to try again, which Google may write into the message only.</param>
internal sealed record GoogleError(string? Reason, DateTimeOffset? RetryAt)
{
    private const string RetryAfter = "Retry after ";

    private static readonly GoogleError Unknown = new(Reason: null, RetryAt: null);

    public static GoogleError Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Property(document.RootElement, "error") is { } error
                ? new GoogleError(ReasonIn(error, "details", "ACCESS_TOKEN_SCOPE_INSUFFICIENT") ?? ReasonIn(error, "errors") ?? ReasonIn(error, "details") ?? Text(error, "status"), FindRetryAt(Text(error, "message")))
                : Unknown;
        }
        catch (JsonException)
        {
            // Gateways answer with HTML.
            return Unknown;
        }
    }

    private static string? ReasonIn(JsonElement error, string list, string? only = null)
    {
        if (Property(error, list) is not { ValueKind: JsonValueKind.Array } entries)
            return null;

        foreach (var entry in entries.EnumerateArray())
        {
            if (Text(entry, "reason") is { } reason && (only is null || reason == only))
                return reason;
        }

        return null;
    }

    private static DateTimeOffset? FindRetryAt(string? message)
    {
        var start = message?.IndexOf(RetryAfter, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
            return null;

        var rest = message.AsSpan(start + RetryAfter.Length);
        var end = rest.IndexOfAny(" )\"\n");
        return DateTimeOffset.TryParse(end < 0 ? rest : rest[..end], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
