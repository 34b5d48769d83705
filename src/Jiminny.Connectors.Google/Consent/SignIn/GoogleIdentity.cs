using System.Buffers.Text;
using System.Text.Json;

namespace Jiminny.Connectors.Google;

/// <summary>What an identity token says. It came from the token endpoint over TLS, which stands in for its signature (OpenID Connect Core 3.1.3.7).</summary>
internal sealed record GoogleIdentity(string Subject, string Issuer, string Audience, string? Nonce)
{
    public static GoogleIdentity? TryRead(string? token)
    {
        if (token?.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return document.RootElement is { ValueKind: JsonValueKind.Object } claims && Text(claims, "sub") is { Length: > 0 } subject
                ? new GoogleIdentity(subject, Text(claims, "iss") ?? string.Empty, Text(claims, "aud") ?? string.Empty, Text(claims, "nonce"))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
