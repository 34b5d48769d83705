using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Import.Encryption;

/// <summary>The key of one organisation. Immutable and thread-safe.</summary>
public sealed class OrganisationKey
{
    /// <summary>The length of a secret, in bytes.</summary>
    public const int SecretSize = 32;

    private readonly byte[] _secret;

    /// <summary>Takes a key.</summary>
    /// <param name="id">Names the key; another key has another id. Letters, digits and <c>-</c>.</param>
    /// <param name="secret">32 random bytes.</param>
    /// <exception cref="ArgumentException">The secret has another length, or the id is blank.</exception>
    public OrganisationKey(string id, ReadOnlySpan<byte> secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (secret.Length != SecretSize)
        {
            throw new ArgumentException("The secret of an organisation's key is 32 bytes long.", nameof(secret));
        }

        Id = id;
        _secret = secret.ToArray();
    }

    /// <summary>Names the key.</summary>
    public string Id { get; }

    /// <summary>Derives a key for one purpose (HKDF-SHA256), so that no two uses share one.</summary>
    /// <param name="purpose">The purpose.</param>
    /// <returns>32 bytes.</returns>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, SecretSize, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>A fixed text.</summary>
    public override string ToString() => "organisation key";
}
