using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Jiminny.Emulator;

/// <summary>Writes signed identity tokens and the ids that stand in them.</summary>
internal sealed class IdentityTokens : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    public static Guid ObjectId(EmulatedMailbox mailbox) => IdOf(mailbox.Key);

    public static Guid TenantId(EmulatedMailbox mailbox) => IdOf(mailbox.Address[(mailbox.Address.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant());

    /// <summary>Google's ids of accounts are numbers of 21 digits.</summary>
    public static string Subject(EmulatedMailbox mailbox) => $"1{BinaryPrimitives.ReadUInt64BigEndian(Digest(mailbox.Key)):D20}";

    public string Write(IReadOnlyDictionary<string, object?> claims)
    {
        var header = Part(new Dictionary<string, object?> { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "emulator" });
        var content = $"{header}.{Part(claims.Where(claim => claim.Value is not null).ToDictionary())}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    public static string Part(IReadOnlyDictionary<string, object?> values) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values));

    public void Dispose() => key.Dispose();

    private static Guid IdOf(string text) => new(Digest(text).AsSpan(0, 16));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
