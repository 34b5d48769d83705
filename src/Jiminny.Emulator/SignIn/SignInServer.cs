using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Emulator;

/// <summary>Hosts both vendors' sign-in on loopback TLS, each on a port of its own, with a certificate made for the run. Dispose it to stop.</summary>
public sealed class SignInServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private SignInServer(WebApplication application, SignInWorld world, X509Certificate2 certificate, Uri microsoft, Uri google)
    {
        this.application = application;
        World = world;
        Certificate = certificate;
        MicrosoftAddress = microsoft;
        GoogleAddress = google;
    }

    /// <summary>The sign-in it serves.</summary>
    public SignInWorld World { get; }

    /// <summary>The certificate of both servers; nobody but who is told trusts it.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Stands for <c>https://login.microsoftonline.com/</c>.</summary>
    public Uri MicrosoftAddress { get; }

    /// <summary>Stands for <c>https://accounts.google.com/</c> and <c>https://oauth2.googleapis.com/</c>.</summary>
    public Uri GoogleAddress { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="world">The sign-in to serve.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server.</returns>
    public static async Task<SignInServer> StartAsync(SignInWorld world, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        var certificate = CreateCertificate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        var application = builder.Build();
        var microsoftPort = 0;
        application.Run(context => AnswerAsync(world, context.Connection.LocalPort == microsoftPort ? Vendor.Microsoft : Vendor.Google, context));
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Select(address => new Uri(address))
            .ToArray();
        microsoftPort = addresses[0].Port;
        return new SignInServer(application, world, certificate, addresses[0], addresses[1]);
    }

    /// <summary>A handler that trusts these servers' certificate and nothing less than the system otherwise does.</summary>
    /// <returns>A new handler; redirects are not followed and cookies not kept.</returns>
    public HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, errors) => errors == System.Net.Security.SslPolicyErrors.None || Certificate.Equals(presented) },
    };

    /// <summary>Stops serving.</summary>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync().ConfigureAwait(false);
        Certificate.Dispose();
        World.Dispose();
    }

    private static async Task AnswerAsync(SignInWorld world, Vendor vendor, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var headers = new HeaderList();
        foreach (var header in context.Request.Headers)
            headers.Add(header.Key, header.Value.ToString());
        using var answer = world.Handle(vendor, new EmulatorRequest
        {
            Method = context.Request.Method,
            Origin = $"{context.Request.Scheme}://{context.Request.Host}",
            Target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Headers = headers,
            Body = body.ToArray(),
        });
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var header in answer.Headers)
            context.Response.Headers.Append(header.Key, header.Value);
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Jiminny.Emulator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        // Who checks a certificate does so by the real clock, whatever clock the world runs on.
        var now = TimeProvider.System.GetUtcNow();
        using var created = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
        return X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), password: null);
    }
}
