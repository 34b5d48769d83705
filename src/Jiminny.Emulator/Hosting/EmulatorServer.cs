using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Jiminny.Emulator;

/// <summary>Hosts a world on loopback HTTP with Kestrel alone, on a port of the system's choice. Dispose it to stop.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;

    private EmulatorServer(KestrelServer kestrel, EmulatedWorld world, Uri address)
    {
        this.kestrel = kestrel;
        World = world;
        Address = address;
        GraphBaseUri = new Uri(address, "v1.0/");
        GmailBaseUri = address;
        CalendarBaseUri = new Uri(address, "calendar/v3/");
    }

    /// <summary>The world it serves.</summary>
    public EmulatedWorld World { get; }

    /// <summary>The server's root, for example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Stands for <c>https://graph.microsoft.com/v1.0/</c>.</summary>
    public Uri GraphBaseUri { get; }

    /// <summary>Stands for <c>https://gmail.googleapis.com/</c>.</summary>
    public Uri GmailBaseUri { get; }

    /// <summary>Stands for <c>https://www.googleapis.com/calendar/v3/</c>.</summary>
    public Uri CalendarBaseUri { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="world">The world to serve.</param>
    /// <param name="port">The loopback port; 0 lets the system choose.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatedWorld world, int port = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        var logging = NullLoggerFactory.Instance;
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logging);
        var kestrel = new KestrelServer(Options.Create(options), transport, logging);
        try
        {
            await kestrel.StartAsync(new EmulatorApplication(world), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }
        var address = kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new EmulatorServer(kestrel, world, new Uri(address.TrimEnd('/') + "/"));
    }

    /// <summary>Stops serving; requests in flight get a moment to finish.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        kestrel.Dispose();
    }
}
