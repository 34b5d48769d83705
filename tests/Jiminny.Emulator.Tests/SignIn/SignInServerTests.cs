using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Jiminny.Emulator.Tests.SignIn;

/// <summary>Both vendors' sign-in over TLS, as a browser and an application see it.</summary>
public sealed class SignInServerTests : IAsyncLifetime
{
    private const string Redirect = "https://app.example/back";
    private const string Google = "bo@fabrikam.example";
    private const string Microsoft = "ana@contoso.example";

    private readonly VirtualClock clock = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
    private SignInServer server = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var world = new EmulatedWorld([new EmulatedMailbox(Vendor.Microsoft, Microsoft), new EmulatedMailbox(Vendor.Google, Google)], clock);
        server = await SignInServer.StartAsync(new SignInWorld(world, [new SignInApplication("client-1", "secret-1", [Redirect])]));
        client = new HttpClient(server.CreateHandler());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_certificate_that_nobody_was_told_of_is_not_trusted()
    {
        using var stranger = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(server.GoogleAddress));
    }

    [Theory]
    [InlineData(Vendor.Microsoft, "/organizations/oauth2/v2.0/authorize")]
    [InlineData(Vendor.Google, "/o/oauth2/v2/auth")]
    public async Task An_address_that_is_not_registered_is_never_redirected_to(Vendor vendor, string path)
    {
        using var response = await client.GetAsync(new Uri(AddressOf(vendor), $"{path}?client_id=client-1&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fevil.example"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData(Vendor.Microsoft, "/token")]
    [InlineData(Vendor.Microsoft, "/revoke")]
    [InlineData(Vendor.Microsoft, "/organizations/oauth2/v2.0/revoke")]
    [InlineData(Vendor.Google, "/organizations/v2.0/adminconsent")]
    [InlineData(Vendor.Google, "/organizations/oauth2/v2.0/token")]
    public async Task An_endpoint_the_vendor_lacks_does_not_exist(Vendor vendor, string path)
    {
        using var response = await client.PostAsync(new Uri(AddressOf(vendor), path), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_workspace_administrator_blocks_a_scope_before_any_consent()
    {
        server.World.Options.ScopesBlockedByWorkspace.Add("https://www.googleapis.com/auth/gmail.readonly");
        using var response = await client.GetAsync(GooglePage("openid https://www.googleapis.com/auth/gmail.readonly"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("admin_policy_enforced", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Google_shows_checkboxes_only_where_there_is_a_choice()
    {
        var one = await client.GetStringAsync(GooglePage("openid https://www.googleapis.com/auth/drive.file"));
        var two = await client.GetStringAsync(GooglePage("openid https://www.googleapis.com/auth/drive.file https://www.googleapis.com/auth/contacts.readonly"));

        Assert.DoesNotContain("checkbox", one, StringComparison.Ordinal);
        Assert.Equal(2, two.Split("checkbox").Length - 1);
    }

    [Fact]
    public async Task Google_tells_who_signed_in_until_the_grant_is_taken_back()
    {
        using var tokens = await RedeemAsync(await GoogleCodeAsync("openid email"));
        var access = tokens.RootElement.GetProperty("access_token").GetString()!;
        Assert.Equal("openid https://www.googleapis.com/auth/userinfo.email", tokens.RootElement.GetProperty("scope").GetString());

        using var info = await UserInfoAsync(access);
        Assert.Contains(Google, await info.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var revoked = await client.PostAsync(new Uri(server.GoogleAddress, "/revoke"), new FormUrlEncodedContent([new("token", access)]));
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        using var after = await UserInfoAsync(access);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        using var again = await client.PostAsync(new Uri(server.GoogleAddress, "/revoke"), new FormUrlEncodedContent([new("token", access)]));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task A_code_ends_after_ten_minutes()
    {
        var code = await GoogleCodeAsync("openid email");
        clock.Advance(TimeSpan.FromMinutes(10));
        using var answer = await RedeemAsync(code);

        Assert.Equal("invalid_grant", answer.RootElement.GetProperty("error").GetString());
    }

    private async Task<string> GoogleCodeAsync(string scope)
    {
        using var response = await client.PostAsync(GooglePage(scope), new FormUrlEncodedContent([new("account", Google), new("decision", "allow")]));
        return Uri.UnescapeDataString(response.Headers.Location!.Query.Split("code=")[1].Split('&')[0]);
    }

    private async Task<JsonDocument> RedeemAsync(string code)
    {
        using var response = await client.PostAsync(new Uri(server.GoogleAddress, "/token"), new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("client_id", "client-1"), new("client_secret", "secret-1"), new("redirect_uri", Redirect), new("code", code),
        ]));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> UserInfoAsync(string access)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.GoogleAddress, "/v1/userinfo"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        return client.SendAsync(request);
    }

    private Uri GooglePage(string scope) => new(
        server.GoogleAddress,
        $"/o/oauth2/v2/auth?client_id=client-1&response_type=code&access_type=offline&state=s&redirect_uri={Uri.EscapeDataString(Redirect)}&scope={Uri.EscapeDataString(scope)}");

    private Uri AddressOf(Vendor vendor) => vendor == Vendor.Microsoft ? server.MicrosoftAddress : server.GoogleAddress;
}
