using System.Net;
using Jiminny;
using Jiminny.AspNetCore.Connect;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent;
using Jiminny.Emulator;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace ConnectAccount;

/// <summary>A small host application, and both vendors' sign-in beside it.</summary>
public sealed class DemoApplication : IAsyncDisposable
{
    private const string ClientId = "connect-account";
    private const string ClientSecret = "only-known-to-the-emulator";

    private readonly WebApplication application;
    private readonly SignInServer vendors;

    private DemoApplication(WebApplication application, SignInServer vendors, Uri address)
    {
        this.application = application;
        this.vendors = vendors;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts both.</summary>
    /// <param name="port">The port; 0 lets the system choose.</param>
    /// <param name="managedPolicy">Whether users need an administrator for mail and calendars, as in new Microsoft tenants.</param>
    public static async Task<DemoApplication> StartAsync(int port, bool managedPolicy)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // The vendors register addresses exactly, so the application has to know its own before they start.
        var registered = new List<string>();
        var policy = managedPolicy ? new SignInOptions().WithManagedPolicy() : new SignInOptions();
        var world = new EmulatedWorld([
            new EmulatedMailbox(Vendor.Microsoft, "ana@contoso.example", "Ana Example"),
            new EmulatedMailbox(Vendor.Google, "bo@fabrikam.example", "Bo Example"),
        ]);
        var vendors = await SignInServer.StartAsync(new SignInWorld(world, [new SignInApplication(ClientId, ClientSecret, registered)], policy));
        AddConsent(builder.Services, vendors);
        var application = builder.Build();
        application.MapJiminnyConnect();
        application.MapGet("/", ShowAsync);
        await application.StartAsync();
        var address = new Uri(application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        registered.AddRange(Enum.GetValues<Provider>().SelectMany(provider => new[] { "callback", "administrator" }.Select(end => new Uri(address, $"/connect/{provider.ToString().ToLowerInvariant()}/{end}").AbsoluteUri)));
        return new DemoApplication(application, vendors, address);
    }

    /// <summary>Waits until the process is asked to stop.</summary>
    public Task WaitAsync() => application.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        await vendors.DisposeAsync();
    }

    private static void AddConsent(IServiceCollection services, SignInServer vendors)
    {
        services.AddSingleton(vendors);
        services.AddJiminnyConsent(options =>
        {
            options.Plans.Add(ConsentPlan.For(MicrosoftProducts.Jiminny, ProductSettings.On(MicrosoftProducts.EmailSync, MicrosoftProducts.TeamsSharing)));
            options.Plans.Add(ConsentPlan.For(GoogleProducts.Jiminny, ProductSettings.On(GoogleProducts.EmailSync)));
        });
        services.AddJiminnyConnect<DemoMailbox>();
        services.AddJiminnyMicrosoftSignIn(options =>
        {
            options.ClientId = ClientId;
            options.ClientSecret = ClientSecret;
            options.Authority = vendors.MicrosoftAddress;
        });
        services.AddJiminnyGoogleSignIn(options =>
        {
            options.ClientId = ClientId;
            options.ClientSecret = ClientSecret;
            options.AuthorizationEndpoint = new Uri(vendors.GoogleAddress, "/o/oauth2/v2/auth");
            options.TokenEndpoint = new Uri(vendors.GoogleAddress, "/token");
            options.RevocationEndpoint = new Uri(vendors.GoogleAddress, "/revoke");
            options.Issuer = vendors.GoogleAddress.GetLeftPart(UriPartial.Authority);
        });
        services.AddHttpClient(MicrosoftSignInOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(vendors.CreateHandler);
        services.AddHttpClient(GoogleSignInOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(vendors.CreateHandler);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IAccountConnections connections, IAntiforgery antiforgery, SignInServer vendors)
    {
        var page = new AccountPage(antiforgery.GetAndStoreTokens(context), context.Request.Query["provider"], context.Request.Query["outcome"]);
        foreach (var provider in Enum.GetValues<Provider>())
        {
            var links = LinksOf(context, provider, vendors);
            if (await connections.DescribeAsync(DemoMailbox.Mailbox, provider, links, context.RequestAborted) is { } status)
            {
                page.Add(provider, status, connections.TermsOf(provider));
            }
        }

        return Results.Content(page.Write(), "text/html; charset=utf-8");
    }

    private static IConsentLinks LinksOf(HttpContext context, Provider provider, SignInServer vendors)
    {
        var connect = new Uri($"{context.Request.Scheme}://{context.Request.Host}/connect/{provider.ToString().ToLowerInvariant()}");
        return provider == Provider.Microsoft
            ? new MicrosoftConsentLinks(connect, ClientId, new Uri($"{connect}/administrator")) { Authority = vendors.MicrosoftAddress }
            : new GoogleConsentLinks(connect);
    }
}
