using System.Net;
using System.Text;
using System.Text.Json;

namespace Jiminny.Emulator;

/// <summary>Answers of sign-in endpoints.</summary>
internal static class SignInAnswer
{
    public static EmulatorResponse Json(int status, object body, string? error = null)
    {
        var response = new EmulatorResponse(status, JsonSerializer.SerializeToUtf8Bytes(body), "application/json; charset=utf-8") { ErrorCode = error };
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }

    public static EmulatorResponse Page(int status, string title, string body, string? error = null)
    {
        var html = $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Encode(title)}</title></head><body><h1>{Encode(title)}</h1>{body}</body></html>";
        return new EmulatorResponse(status, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8") { ErrorCode = error };
    }

    /// <summary>Sends the browser back to an application, with parameters in the query.</summary>
    public static EmulatorResponse Redirect(string redirectUri, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var target = new StringBuilder(redirectUri);
        var separator = redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string? error = null;
        foreach (var (name, value) in parameters)
        {
            if (value is null)
                continue;
            if (name == "error")
                error = value;
            target.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        var response = new EmulatorResponse(302, [], null) { ErrorCode = error };
        response.Headers.Add("Location", target.ToString());
        return response;
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);
}
