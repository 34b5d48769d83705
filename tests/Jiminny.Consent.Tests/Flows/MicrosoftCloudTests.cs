using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Jiminny.Connectors;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent.Tests.Flows;

/// <summary>Clouds and credentials, as far as the sign-in page's address shows them; making it sends nothing.</summary>
public sealed class MicrosoftCloudTests
{
    [Theory]
    [InlineData(MicrosoftCloud.Global, "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize", "Mail.Read")]
    [InlineData(MicrosoftCloud.UsGovernment, "https://login.microsoftonline.us/contoso.example/oauth2/v2.0/authorize", "https://graph.microsoft.us/Mail.Read")]
    [InlineData(MicrosoftCloud.UsGovernmentDefense, "https://login.microsoftonline.us/contoso.example/oauth2/v2.0/authorize", "https://dod-graph.microsoft.us/Mail.Read")]
    [InlineData(MicrosoftCloud.China, "https://login.partner.microsoftonline.cn/contoso.example/oauth2/v2.0/authorize", "https://microsoftgraph.chinacloudapi.cn/Mail.Read")]
    public async Task Each_cloud_has_its_own_page_and_its_own_graph(MicrosoftCloud cloud, string page, string scope)
    {
        // The library looks a host up before it sends somebody there, so this host answers instead of the network.
        await using var services = Services(options => (options.Cloud, options.Tenant, options.ClientSecret) = (cloud, "contoso.example", "secret-1"));
        var request = await RequestAsync(services);

        Assert.Equal(page, request.Address.GetLeftPart(UriPartial.Path));
        Assert.Contains(scope, Uri.UnescapeDataString(request.Address.Query).Replace('+', ' ').Split("scope=")[1].Split('&')[0].Split(' '));
        Assert.Contains("code_challenge_method=S256", request.Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_or_a_federated_identity_stands_in_for_a_secret()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        foreach (var credential in new Action<MicrosoftSignInOptions>[]
        {
            options => options.Certificate = certificate,
            options => options.FederatedAssertion = _ => Task.FromResult("assertion"),
        })
        {
            await using var services = Services(credential);
            Assert.NotNull((await RequestAsync(services)).CodeVerifier);
        }
    }

    [Theory]
    [InlineData("", "secret-1", null, "ClientId")]
    [InlineData("client-1", null, null, "0 credentials")]
    [InlineData("client-1", "secret-1", "assertion", "2 credentials")]
    public void What_cannot_work_is_said_with_the_fix(string clientId, string? secret, string? assertion, string message)
    {
        using var services = Services(options =>
        {
            (options.ClientId, options.ClientSecret) = (clientId, secret);
            options.FederatedAssertion = assertion is null ? null : _ => Task.FromResult(assertion);
        });
        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<MicrosoftSignInOptions>>().Value);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", error.Message, StringComparison.Ordinal);
    }

    private static ValueTask<AuthorizationRequest> RequestAsync(ServiceProvider services) => services.GetRequiredService<IProviderAccounts>().CreateRequestAsync(
        new AuthorizationParameters([MicrosoftScopes.UserRead, MicrosoftScopes.MailRead], new Uri("https://app.example/back"), "state-1", "nonce-1"), CancellationToken.None);

    private static ServiceProvider Services(Action<MicrosoftSignInOptions> configure)
    {
        var services = new ServiceCollection().AddJiminnyMicrosoftSignIn(options =>
        {
            options.ClientId = "client-1";
            configure(options);
        });
        services.AddHttpClient(MicrosoftSignInOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new NoNetwork());
        return services.BuildServiceProvider();
    }

    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound));
    }
}
