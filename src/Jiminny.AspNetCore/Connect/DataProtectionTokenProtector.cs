using System.Security.Cryptography;
using Jiminny.Consent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Jiminny.AspNetCore.Connect;

/// <summary>Protects tokens with the host's data protection keys, which it rotates and keeps; the connection is part of the purpose.</summary>
internal sealed class DataProtectionTokenProtector(IDataProtectionProvider protection, IOptions<KeyManagementOptions> keys) : ITokenProtector
{
    private const string Purpose = "Jiminny.Consent.Tokens.v1";

    // Unless told where, data protection may keep its keys where a container loses them.
    public bool IsDurable => keys.Value.XmlRepository is not null && protection is not EphemeralDataProtectionProvider;

    public byte[] Protect(ReadOnlySpan<byte> cache, TokenContext context) => ProtectorOf(context).Protect(cache.ToArray());

    public byte[]? Unprotect(ReadOnlySpan<byte> stored, TokenContext context)
    {
        try
        {
            return ProtectorOf(context).Unprotect(stored.ToArray());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(TokenContext context) => protection.CreateProtector(Purpose, Convert.ToHexString(SHA256.HashData(context.ToBytes())));
}
