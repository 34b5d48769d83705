using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.Consent.Tests.Support;

/// <summary>A host connected to both vendors' emulated sign-in over TLS, and a person who clicks on their pages.</summary>
internal sealed class SignInHarness : IAsyncDisposable
{
    public const string Browser = "browser-of-the-test";
    public const string MicrosoftUser = "ana@contoso.example";
    public const string GoogleUser = "bo@fabrikam.example";

    private readonly HttpClient browser;

    private SignInHarness(SignInServer server, ServiceProvider services, ManualTime? time)
    {
        Server = server;
        Services = services;
        Time = time;
        browser = new HttpClient(server.CreateHandler());
    }

    public static MailboxKey Mailbox { get; } = new("org-1", "member-1");

    public SignInServer Server { get; }

    public ServiceProvider Services { get; }

    public ManualTime? Time { get; }

    public IAccountSignIn SignIn => Services.GetRequiredService<IAccountSignIn>();

    public IAccessTokens Tokens => Services.GetRequiredService<IAccessTokens>();

    public IAccountConnections Connections => Services.GetRequiredService<IAccountConnections>();

    public IConnectionStore Store => Services.GetRequiredService<IConnectionStore>();

    public static Uri RedirectOf(Provider provider) => new($"https://app.example/connect/{provider.ToString().ToLowerInvariant()}/callback");

    public static async Task<SignInHarness> StartAsync(
        ManualTime? time = null, Action<IServiceCollection>? configure = null, ILoggerProvider? logs = null, Jiminny.Emulator.SignInOptions? policy = null)
    {
        var world = new EmulatedWorld(
            [
                new EmulatedMailbox(Vendor.Microsoft, MicrosoftUser, "Ana Example"),
                new EmulatedMailbox(Vendor.Google, GoogleUser, "Bo Example"),
                new EmulatedMailbox(Vendor.Google, "cleo@fabrikam.example", "Cleo Example"),
            ],
            time);
        var application = new SignInApplication("client-1", "secret-1", [RedirectOf(Provider.Microsoft).AbsoluteUri, RedirectOf(Provider.Google).AbsoluteUri, "https://app.example/administrator"]);
        var server = await SignInServer.StartAsync(new SignInWorld(world, [application], policy));
        return new SignInHarness(server, BuildServices(server, time, configure, logs), time);
    }

    public static ServiceProvider BuildServices(SignInServer server, ManualTime? time, Action<IServiceCollection>? configure = null, ILoggerProvider? logs = null, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        var services = new ServiceCollection();
        if (logs is not null)
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        }

        if (time is not null)
        {
            services.AddSingleton<TimeProvider>(time);
        }

        configure?.Invoke(services);
        services.AddJiminnyConsent(options =>
        {
            options.Plans.Add(MicrosoftProducts.Jiminny.FullPlan());
            options.Plans.Add(GoogleProducts.Jiminny.FullPlan());
        });
        services.AddJiminnyMicrosoftSignIn(options =>
        {
            options.ClientId = "client-1";
            options.ClientSecret = "secret-1";
            options.Authority = server.MicrosoftAddress;
        });
        services.AddJiminnyGoogleSignIn(options =>
        {
            options.ClientId = "client-1";
            options.ClientSecret = "secret-1";
            options.AuthorizationEndpoint = new Uri(server.GoogleAddress, "/o/oauth2/v2/auth");
            options.TokenEndpoint = new Uri(server.GoogleAddress, "/token");
            options.RevocationEndpoint = new Uri(server.GoogleAddress, "/revoke");
            options.Issuer = server.GoogleAddress.GetLeftPart(UriPartial.Authority);
        });
        services.AddHttpClient(MicrosoftSignInOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => wrap is null ? server.CreateHandler() : wrap(server.CreateHandler()));
        services.AddHttpClient(GoogleSignInOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => wrap is null ? server.CreateHandler() : wrap(server.CreateHandler()));
        return services.BuildServiceProvider();
    }

    public async Task<Uri> BeginAsync(Provider provider, params string[] steps)
    {
        var start = await SignIn.BeginAsync(new SignInRequest(Mailbox, provider, RedirectOf(provider), Browser) { Steps = steps }, CancellationToken.None);
        return start.Redirect!;
    }

    /// <summary>The person answers the vendor's page; what comes back is what the browser would carry to the host.</summary>
    public async Task<SignInReturn> AnswerAsync(Provider provider, Uri page, string decision = "allow", IReadOnlyList<Scope>? untick = null, string? account = null)
    {
        var shown = await browser.GetStringAsync(page);
        var fields = PageForm.Read(shown)
            .Where(field => untick is null || !untick.Any(scope => scope.Value == field.Value))
            .Where(field => field.Key != "account")
            .Append(new("account", account ?? (provider == Provider.Microsoft ? MicrosoftUser : GoogleUser)))
            .Append(new("decision", decision));
        using var response = await browser.PostAsync(page, new FormUrlEncodedContent(fields));
        var location = response.Headers.Location ?? PageForm.ReadLink(await response.Content.ReadAsStringAsync());
        return ReadReturn(provider, location);
    }

    public async Task<SignInOutcome> ConnectAsync(Provider provider, string[] steps, string decision = "allow", IReadOnlyList<Scope>? untick = null, string? account = null)
    {
        var page = await BeginAsync(provider, steps);
        return await SignIn.CompleteAsync(await AnswerAsync(provider, page, decision, untick, account), CancellationToken.None);
    }

    public async Task GrantForTenantAsync(Uri adminConsent)
    {
        using var response = await browser.PostAsync(adminConsent, new FormUrlEncodedContent([new("account", MicrosoftUser), new("decision", "allow")]));
        Assert.Contains("admin_consent=True", response.Headers.Location!.Query, StringComparison.Ordinal);
    }

    public ValueTask<AccessTokenResult> GetTokenAsync(Provider provider, ProviderOperation operation, string? rejected = null, string? claims = null) =>
        Tokens.GetAsync(new AccessTokenRequest(new MailboxContext(Mailbox, provider), operation) { RejectedToken = rejected, Claims = claims }, CancellationToken.None);

    public int TokenRequests => Server.World.World.Journal.Entries().Count(entry => entry.Template?.EndsWith("/token", StringComparison.Ordinal) == true);

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await Services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static SignInReturn ReadReturn(Provider provider, Uri location)
    {
        var query = location.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return new SignInReturn(provider, new Uri(location.GetLeftPart(UriPartial.Path)), Browser)
        {
            State = query.GetValueOrDefault("state"),
            Code = query.GetValueOrDefault("code"),
            Issuer = query.GetValueOrDefault("iss"),
            Error = query.GetValueOrDefault("error"),
            Suberror = query.GetValueOrDefault("error_subcode"),
            ErrorDescription = query.GetValueOrDefault("error_description"),
        };
    }
}
