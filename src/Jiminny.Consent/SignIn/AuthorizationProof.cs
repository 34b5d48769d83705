using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jiminny.Consent.Providers;

namespace Jiminny.Consent;

/// <summary>Checks that a request that is about to leave proves possession of its code with S256 (RFC 9700, 2.1.1), whatever made or rewrote it.</summary>
internal static class AuthorizationProof
{
    public static bool IsBoundTo(AuthorizationRequest request, string state)
    {
        var query = QueryOf(request.Address);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(request.CodeVerifier)));
        return request.CodeVerifier.Length is >= 43 and <= 128
            && Has(query, "code_challenge_method", "S256")
            && Has(query, "code_challenge", challenge)
            && Has(query, "state", state)
            && Has(query, "response_type", "code");
    }

    // A parameter given twice is whatever the reader makes of it, so it is not accepted.
    private static bool Has(ILookup<string, string> query, string name, string value) =>
        query[name].ToArray() is [var only] && string.Equals(only, value, StringComparison.Ordinal);

    private static ILookup<string, string> QueryOf(Uri address) => address.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToLookup(pair => Decode(pair[0]), pair => Decode(pair.Length > 1 ? pair[1] : string.Empty), StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
