using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Consent;

/// <summary>Unguessable values, and comparing them in constant time.</summary>
internal static class SessionSecrets
{
    private const int Size = 32;

    public static string Create(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[Size];
        random.GetBytes(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    // Digests, so that not even the length shows.
    public static bool AreEqual(string left, string right) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(left)),
        SHA256.HashData(Encoding.UTF8.GetBytes(right)));
}
