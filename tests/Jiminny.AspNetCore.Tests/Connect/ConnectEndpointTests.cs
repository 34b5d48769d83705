using System.Net;
using System.Text.Json;
using Jiminny.AspNetCore.Connect;
using Jiminny.Connectors;
using Jiminny.Consent.Providers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.AspNetCore.Tests.Connect;

/// <summary>The connect endpoints on a real server.</summary>
public sealed class ConnectEndpointTests : IAsyncLifetime
{
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        foreach (var provider in Enum.GetValues<Provider>())
        {
            var accounts = new FakeAccounts(provider);
            builder.Services.AddSingleton<IProviderAccounts>(accounts).AddJiminnyConsent(options => options.Plans.Add(accounts.Plan));
        }

        builder.Services.AddJiminnyConnect<HeaderMailbox>(options => (options.PublicOrigin, options.ReturnPath) = (new Uri("https://app.example"), "/accounts?tab=1"));
        app = builder.Build();
        app.MapJiminnyConnect("/link");
        app.MapGet("/antiforgery", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken);
        await app.StartAsync();
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Add(HeaderMailbox.Name, "member-1");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Beginning_sends_the_browser_to_the_provider_with_the_public_address_and_a_cookie_that_scripts_cannot_read()
    {
        using var response = await client.GetAsync("/link/google?step=notes");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("redirect_uri=https%3A%2F%2Fapp.example%2Flink%2Fgoogle%2Fcallback", response.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Coming_back_connects_and_leaves_nothing_of_the_answer_in_the_address()
    {
        using var response = await client.GetAsync($"/link/google/callback?code=abc&state={await BeginAsync("google")}");

        Assert.Equal("/accounts?tab=1&provider=Google&outcome=Connected", response.Headers.Location!.OriginalString);
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        using var status = JsonDocument.Parse(await client.GetStringAsync("/link/google/status"));
        Assert.True(status.RootElement.GetProperty("isConnected").GetBoolean());
        Assert.Equal("read-notes", Assert.Single(status.RootElement.GetProperty("on").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Coming_back_in_another_browser_is_refused()
    {
        var state = await BeginAsync("google");
        using var other = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = client.BaseAddress };
        using var response = await other.GetAsync($"/link/google/callback?code=abc&state={state}");

        Assert.EndsWith("outcome=ForeignBrowser", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_back_at_the_other_providers_address_is_refused()
    {
        using var response = await client.GetAsync($"/link/microsoft/callback?code=abc&state={await BeginAsync("google")}");

        Assert.EndsWith("provider=Microsoft&outcome=ProviderMismatch", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_no_is_told_without_the_providers_words()
    {
        using var response = await client.GetAsync($"/link/google/callback?error=access_denied&error_description=member-1%20said%20no&state={await BeginAsync("google")}");

        Assert.Equal("/accounts?tab=1&provider=Google&outcome=UserDeclined", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_step_the_plan_lacks_is_refused()
    {
        using var response = await client.GetAsync("/link/google?step=everything");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/link/google")]
    [InlineData("/link/google/status")]
    public async Task Nobody_in_particular_connects_nothing(string path)
    {
        client.DefaultRequestHeaders.Remove(HeaderMailbox.Name);
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Disconnecting_wants_a_form_of_this_application()
    {
        using var connected = await client.GetAsync($"/link/google/callback?code=abc&state={await BeginAsync("google")}");
        using var forged = await client.PostAsync("/link/google/disconnect", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var before = JsonDocument.Parse(await client.GetStringAsync("/link/google/status"));
        Assert.True(before.RootElement.GetProperty("isConnected").GetBoolean());

        var token = await client.GetStringAsync("/antiforgery");
        using var meant = await client.PostAsync("/link/google/disconnect", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.EndsWith("outcome=Disconnected", meant.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var after = JsonDocument.Parse(await client.GetStringAsync("/link/google/status"));
        Assert.False(after.RootElement.GetProperty("isConnected").GetBoolean());
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("")]
    public async Task A_return_path_outside_the_application_does_not_start(string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddJiminnyConnect<HeaderMailbox>(options => options.ReturnPath = path);
        await using var host = builder.Build();

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    private async Task<string> BeginAsync(string provider)
    {
        using var response = await client.GetAsync($"/link/{provider}?step=notes");
        return response.Headers.Location!.Query.Split("state=")[1].Split('&')[0];
    }

    private sealed class HeaderMailbox : IConnectMailbox
    {
        public const string Name = "X-Test-Member";

        public ValueTask<MailboxKey?> FindAsync(HttpContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult<MailboxKey?>(context.Request.Headers[Name] is [{ Length: > 0 } member] ? new MailboxKey("org-1", member) : null);
    }
}
