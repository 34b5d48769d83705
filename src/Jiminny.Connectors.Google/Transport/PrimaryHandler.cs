using System.Net;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>The handler that requests leave through when the host sets no other.</summary>
internal static class PrimaryHandler
{
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        // A redirect would take the token along before anybody has looked at the host.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        // The platform's own activities carry paths, and paths carry ids of items that nobody keeps.
        ActivityHeadersPropagator = null,
    };
}
