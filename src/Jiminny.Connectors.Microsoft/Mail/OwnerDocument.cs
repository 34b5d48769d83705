using System.Text.Json.Serialization;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>What <c>/me</c> says about the owner's addresses (Graph user resource). <c>proxyAddresses</c> are prefixed by a kind, such as <c>smtp:</c>.</summary>
internal sealed record OwnerDocument
{
    private const string MailPrefix = "smtp:";

    [JsonPropertyName("mail")]
    public string? Mail { get; init; }

    [JsonPropertyName("userPrincipalName")]
    public string? UserPrincipalName { get; init; }

    [JsonPropertyName("proxyAddresses")]
    public IReadOnlyList<string>? ProxyAddresses { get; init; }

    public IReadOnlyList<string> Addresses =>
    [
        .. new[] { Mail, UserPrincipalName }
            .Concat((ProxyAddresses ?? []).Where(proxy => proxy.StartsWith(MailPrefix, StringComparison.OrdinalIgnoreCase)).Select(proxy => proxy[MailPrefix.Length..]))
            .Where(address => !string.IsNullOrWhiteSpace(address))
            .Select(address => address!)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
