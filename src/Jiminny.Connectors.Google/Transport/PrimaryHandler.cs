using System.Net;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>How requests leave, unless the host has set a handler of its own.</summary>
internal static class PrimaryHandler
{
    public static void Configure(HttpMessageHandler handler)
    {
        if (handler is not SocketsHttpHandler sockets)
            return;

        sockets.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        sockets.UseCookies = false;
        sockets.PooledConnectionLifetime = TimeSpan.FromMinutes(2);

        // A redirect would take the token along before anybody has looked at the host.
        sockets.AllowAutoRedirect = false;

        // The platform's own activities carry paths, and paths carry ids of items that nobody keeps.
        sockets.ActivityHeadersPropagator = null;
    }
}
