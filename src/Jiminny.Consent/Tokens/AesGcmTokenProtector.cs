using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent;

/// <summary>
/// AES-256-GCM with an envelope: version, length and id of the key, nonce, tag, ciphertext. The header and the context are authenticated with it. Nonces are
/// random; one key is good for far fewer than the 2^32 caches that would make that unsafe (NIST SP 800-38D, 8.3).
/// </summary>
internal sealed class AesGcmTokenProtector : ITokenProtector
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 2;

    private readonly Dictionary<string, byte[]> keys;
    private readonly string currentId;
    private readonly RandomNumberGenerator random;

    public AesGcmTokenProtector(IOptions<TokenProtectionOptions> options, RandomNumberGenerator random)
    {
        this.random = random;
        var value = options.Value;
        IsDurable = value.Keys.Count > 0;
        currentId = IsDurable ? value.CurrentKeyId! : "process";
        keys = IsDurable
            ? value.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value), StringComparer.Ordinal)
            : new Dictionary<string, byte[]>(StringComparer.Ordinal) { [currentId] = NewKey(random) };
    }

    public bool IsDurable { get; }

    public byte[] Protect(ReadOnlySpan<byte> cache, TokenContext context)
    {
        var id = Encoding.UTF8.GetBytes(currentId);
        var envelope = new byte[HeaderSize + id.Length + NonceSize + TagSize + cache.Length];
        envelope[0] = Version;
        envelope[1] = (byte)id.Length;
        id.CopyTo(envelope, HeaderSize);
        var parts = Parts.Of(envelope, HeaderSize + id.Length);
        random.GetBytes(parts.Nonce);
        using var cipher = new AesGcm(keys[currentId], TagSize);
        cipher.Encrypt(parts.Nonce, cache, parts.Ciphertext, parts.Tag, Associated(parts.Header, context));
        return envelope;
    }

    public byte[]? Unprotect(ReadOnlySpan<byte> stored, TokenContext context)
    {
        if (stored.Length < HeaderSize || stored[0] != Version || stored.Length < HeaderSize + stored[1] + NonceSize + TagSize)
        {
            return null;
        }

        var envelope = stored.ToArray();
        var id = Encoding.UTF8.GetString(envelope, HeaderSize, envelope[1]);
        if (!keys.TryGetValue(id, out var key))
        {
            return null;
        }

        var parts = Parts.Of(envelope, HeaderSize + envelope[1]);
        var cache = new byte[parts.Ciphertext.Length];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(parts.Nonce, parts.Ciphertext, parts.Tag, cache, Associated(parts.Header, context));
            return cache;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] NewKey(RandomNumberGenerator random)
    {
        var key = new byte[TokenProtectionOptions.KeySize];
        random.GetBytes(key);
        return key;
    }

    private static byte[] Associated(ReadOnlySpan<byte> header, TokenContext context) => [.. header, .. context.ToBytes()];

    private readonly ref struct Parts
    {
        public ReadOnlySpan<byte> Header { get; private init; }

        public Span<byte> Nonce { get; private init; }

        public Span<byte> Tag { get; private init; }

        public Span<byte> Ciphertext { get; private init; }

        public static Parts Of(Span<byte> envelope, int header) => new()
        {
            Header = envelope[..header],
            Nonce = envelope.Slice(header, NonceSize),
            Tag = envelope.Slice(header + NonceSize, TagSize),
            Ciphertext = envelope[(header + NonceSize + TagSize)..],
        };
    }
}
