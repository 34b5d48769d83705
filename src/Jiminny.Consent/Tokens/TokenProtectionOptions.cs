namespace Jiminny.Consent;

/// <summary>The keys token caches are encrypted with. Without keys one is made up that ends with the process; no durable store accepts that.</summary>
public sealed class TokenProtectionOptions
{
    /// <summary>The length of a key, in bytes: AES-256.</summary>
    public const int KeySize = 32;

    /// <summary>The keys by id, each 32 bytes in Base64. Keep old keys until everything is stored under a new one. Default none.</summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The id of the key to encrypt with; the others only decrypt. Default none, which is right only without keys.</summary>
    public string? CurrentKeyId { get; set; }
}
