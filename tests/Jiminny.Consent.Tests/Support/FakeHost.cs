using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Consent.Tests.Support;

/// <summary>A host with both providers faked, on a clock that moves when told.</summary>
internal sealed class FakeHost : IDisposable
{
    private readonly ServiceProvider services;

    public FakeHost()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<IProviderAccounts>(Microsoft);
        collection.AddSingleton<IProviderAccounts>(Google);
        collection.AddJiminnyConsent(options =>
        {
            options.Plans.Add(MicrosoftProducts.Jiminny.FullPlan());
            options.Plans.Add(GoogleProducts.SalesCrm.FullPlan());
        });
        services = collection.BuildServiceProvider();
    }

    public static MailboxKey Mailbox { get; } = new("org-1", "member-1");

    public ManualTime Time { get; } = new();

    public FakeAccounts Microsoft { get; } = new(Provider.Microsoft) { GrantedScope = string.Join(' ', MicrosoftProducts.Jiminny.FullPlan().Scopes) };

    public FakeAccounts Google { get; } = new(Provider.Google) { GrantedScope = string.Join(' ', GoogleProducts.SalesCrm.FullPlan().Scopes) };

    public IAccountSignIn SignIn => services.GetRequiredService<IAccountSignIn>();

    public IAccessTokens Tokens => services.GetRequiredService<IAccessTokens>();

    public IAccountConnections Connections => services.GetRequiredService<IAccountConnections>();

    public IConnectionStore Store => services.GetRequiredService<IConnectionStore>();

    public async Task<SignInReturn> BeginAsync(Provider provider)
    {
        var start = await SignIn.BeginAsync(new SignInRequest(Mailbox, provider, RedirectOf(provider), "browser-1"), CancellationToken.None);
        var state = start.Redirect!.Query.Split("state=")[1].Split('&')[0];
        return new SignInReturn(provider, RedirectOf(provider), "browser-1") { State = state, Code = "code", Issuer = provider == Provider.Google ? "https://Google.example" : null };
    }

    public async Task ConnectAsync(Provider provider) => Assert.Null((await SignIn.CompleteAsync(await BeginAsync(provider), CancellationToken.None)).Failure);

    public ValueTask<AccessTokenResult> GetTokenAsync(Provider provider, string operation) =>
        Tokens.GetAsync(new AccessTokenRequest(new MailboxContext(Mailbox, provider), OperationOf(provider, operation)), CancellationToken.None);

    public static ProviderOperation OperationOf(Provider provider, string name) =>
        (provider == Provider.Microsoft ? MicrosoftCatalogue.Instance : GoogleCatalogue.Instance).Operations.Single(operation => operation.Name == name);

    public static Uri RedirectOf(Provider provider) => new($"https://app.example/connect/{provider}");

    public void Dispose() => services.Dispose();
}
