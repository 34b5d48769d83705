using System.Globalization;
using System.Text.Json;
using Jiminny.Connectors.ProviderServices;
using Jiminny.Http;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>
/// What Graph's errors mean, by code and status, never by message (Graph error responses: codes in any casing, perhaps empty, perhaps nested in <c>innerError</c>).
/// </summary>
internal sealed class GraphErrors(TimeProvider time) : IProviderErrors
{
    private static readonly HashSet<string> NoMailbox = new(StringComparer.OrdinalIgnoreCase)
    {
        "MailboxNotEnabledForRESTAPI", "MailboxNotSupportedForRESTAPI", "extensionError",
    };

    private static readonly HashSet<string> CursorExpired = new(StringComparer.OrdinalIgnoreCase)
    {
        "syncStateNotFound", "SyncStateInvalid", "resyncRequired",
    };

    private static readonly HashSet<string> Throttled = new(StringComparer.OrdinalIgnoreCase)
    {
        "ApplicationThrottled", "TooManyRequests", "activityLimitReached", "ErrorServerBusy",
    };

    public ProviderProblem Classify(HttpResponseMessage response, ReadOnlyMemory<byte> body, ProviderOperation operation)
    {
        var status = (int)response.StatusCode;
        var code = ProviderProblem.SafeCode(FindCode(body), status.ToString(CultureInfo.InvariantCulture));
        if (NoMailbox.Contains(code))
            return ProviderProblem.Lasting(SourceError.NoMailbox, code);

        if (status == 410 || (status is >= 400 and < 500 && CursorExpired.Contains(code)))
            return ProviderProblem.Lasting(SourceError.CursorExpired, code);

        if (TransientStatus.Is(response.StatusCode))
        {
            var error = TransientStatus.IsThrottling(response.StatusCode) || Throttled.Contains(code) ? SourceError.Throttled : SourceError.ServiceDown;
            return new(new SourceFailure(error, code), IsTransient: true, RetryAfterHeader.Read(response.Headers, time.GetUtcNow()));
        }

        return status switch
        {
            401 => ProviderProblem.Lasting(SourceError.NeedsReconnect, code),
            403 => new(new SourceFailure(SourceError.MissingScope, code) { MissingScope = operation.Least }, IsTransient: false, RetryAfter: null),
            404 => ProviderProblem.Lasting(SourceError.NotFound, code),
            _ => ProviderProblem.Lasting(SourceError.Protocol, code),
        };
    }

    /// <summary>The challenge of continuous access evaluation, base64 as Graph sends it.</summary>
    public string? FindClaims(HttpResponseMessage response)
    {
        foreach (var challenge in response.Headers.WwwAuthenticate)
        {
            const string Name = "claims=\"";
            var parameter = challenge.Parameter;
            var start = parameter?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
            if (start < 0)
                continue;

            start += Name.Length;
            var end = parameter!.IndexOf('"', start);
            if (end > start)
                return parameter[start..end];
        }

        return null;
    }

    private static string? FindCode(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Property(document.RootElement, "error") is { } error ? Text(error, "code") ?? InnerCode(error) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? InnerCode(JsonElement error)
    {
        for (var inner = Property(error, "innerError"); inner is { } element; inner = Property(element, "innerError"))
        {
            if (Text(element, "code") is { } code)
                return code;
        }

        return null;
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
