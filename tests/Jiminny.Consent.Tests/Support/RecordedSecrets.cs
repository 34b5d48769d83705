using System.Collections.Concurrent;
using System.Text.Json;

namespace Jiminny.Consent.Tests.Support;

/// <summary>Notes each secret that passes between the host and a vendor, to look for it where it must not be.</summary>
internal sealed class RecordedSecrets(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly string[] Sent = ["code", "code_verifier", "refresh_token", "client_secret", "token"];
    private static readonly string[] Received = ["access_token", "refresh_token", "id_token"];

    public static ConcurrentBag<string> Values { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            foreach (var pair in (await content.ReadAsStringAsync(cancellationToken)).Split('&').Select(pair => pair.Split('=', 2)))
            {
                if (Sent.Contains(pair[0]))
                {
                    Values.Add(Uri.UnescapeDataString(pair[1]));
                }
            }
        }

        var response = await base.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        using var document = JsonDocument.Parse(body);
        foreach (var name in Received)
        {
            if (document.RootElement.TryGetProperty(name, out var value))
            {
                Values.Add(value.GetString()!);
            }
        }

        return response;
    }
}
