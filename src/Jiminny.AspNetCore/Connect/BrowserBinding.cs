using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Jiminny.AspNetCore.Connect;

/// <summary>Ties sign-ins to a browser by a cookie that scripts cannot read and other sites cannot send with a form.</summary>
internal sealed class BrowserBinding(RandomNumberGenerator random)
{
    private const int Size = 32;

    public string GetOrCreate(HttpContext context)
    {
        if (Read(context) is { Length: > 0 } known)
        {
            return known;
        }

        Span<byte> bytes = stackalloc byte[Size];
        random.GetBytes(bytes);
        var value = Base64Url.EncodeToString(bytes);

        // Lax, since the way back from the provider is a navigation from another site.
        context.Response.Cookies.Append(NameOf(context), value, new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        });
        return value;
    }

    public static string Read(HttpContext context) => context.Request.Cookies[NameOf(context)] ?? string.Empty;

    private static string NameOf(HttpContext context) => context.Request.IsHttps ? "__Host-jiminny-connect" : "jiminny-connect";
}
