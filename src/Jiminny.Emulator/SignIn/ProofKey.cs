using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>Proof of possession of a code (RFC 7636), and of its absence (RFC 9700, 4.8.2): a verifier without a challenge is a downgraded request.</summary>
internal static class ProofKey
{
    public static bool IsProved(string? challenge, string? verifier) => (challenge, verifier) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ => challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
    };
}
