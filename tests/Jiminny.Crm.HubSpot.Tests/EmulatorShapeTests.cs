using System.Net.Http.Headers;
using System.Text;
using Jiminny.Emulator.HubSpot;
using EmulatorFault = Jiminny.Emulator.Crm.CrmFault;

namespace Jiminny.Crm.HubSpot.Tests;

/// <summary>The emulated account answers in the documented shapes.</summary>
public sealed class EmulatorShapeTests : IDisposable
{
    private const string ContactProperties = "firstname,lastname,email,hs_additional_emails,associatedcompanyid,hs_merged_object_ids";
    private readonly HubSpotPortal _portal = new(new HubSpotEmulatorOptions { RequestsPerTenSeconds = 20 });
    private readonly HttpClient _http;
    private readonly string _contact;

    public EmulatorShapeTests()
    {
        _http = new HttpClient(_portal.Account.CreateHandler()) { BaseAddress = new Uri("https://api.hubapi.example/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _portal.Account.IssueAccessToken());
        _contact = _portal.Account.Create("contacts", ("firstname", "Ann"), ("lastname", "Bell"), ("email", "ann@customer.example"));
        _portal.Account.Create("contacts", ("firstname", "Bob"), ("email", "bob@customer.example"));
    }

    public void Dispose()
    {
        _http.Dispose();
        _portal.Dispose();
    }

    [Fact]
    public Task A_list() => SameShapeAsync("list.json", HttpMethod.Get, $"crm/v3/objects/contacts?limit=1&properties={ContactProperties}", 200);

    [Fact]
    public Task A_last_list() => SameShapeAsync("list-last.json", HttpMethod.Get, "crm/v3/objects/companies?limit=1", 200);

    [Fact]
    public Task A_list_with_associations()
    {
        var company = _portal.Account.Create("companies", ("name", "North"));
        var deal = _portal.Account.Create("deals", ("dealname", "Boats"), ("hs_is_closed", "false"));
        _portal.Account.SetCompany("deals", deal, company);
        return SameShapeAsync("list-associations.json", HttpMethod.Get, "crm/v3/objects/deals?properties=dealname,hs_is_closed&associations=companies", 200);
    }

    [Fact]
    public Task A_list_of_what_was_archived()
    {
        _portal.Account.Archive("contacts", _contact);
        return SameShapeAsync("list-archived.json", HttpMethod.Get, "crm/v3/objects/contacts?archived=true", 200);
    }

    [Fact]
    public Task A_search() => SameShapeAsync(
        "search.json", HttpMethod.Post, "crm/v3/objects/contacts/search", 200,
        """{"filterGroups":[],"sorts":[],"properties":["email"],"limit":1}""");

    [Fact]
    public async Task A_search_beyond_its_cap()
    {
        var body = Shape.Read("search-request.json").Replace("\"after\": \"100\"", "\"after\": \"9950\"", StringComparison.Ordinal);

        await SameShapeAsync("error-search-cap.json", HttpMethod.Post, "crm/v3/objects/contacts/search", 400, body);
    }

    [Fact]
    public async Task A_batch_that_is_read()
    {
        await SameShapeAsync("batch-read.json", HttpMethod.Post, "crm/v3/objects/contacts/batch/read", 200, Batch(_contact));
        await SameShapeAsync("batch-read-missing.json", HttpMethod.Post, "crm/v3/objects/contacts/batch/read", 207, Batch("999999"));
    }

    [Fact]
    public async Task Associations()
    {
        var company = _portal.Account.Create("companies", ("name", "North"));
        var deal = _portal.Account.Create("deals", ("dealname", "Boats"));
        _portal.Account.SetCompany("deals", deal, company);

        await SameShapeAsync(
            "associations.json", HttpMethod.Post, "crm/v4/associations/deals/companies/batch/read", 200,
            Shape.Read("associations-request.json").Replace("3001", deal, StringComparison.Ordinal));
    }

    [Fact]
    public Task An_upsert() => SameShapeAsync(
        "upsert.json", HttpMethod.Post, "crm/v3/objects/calls/batch/upsert", 200, Shape.Read("upsert-request.json"));

    [Fact]
    public Task Owners()
    {
        _portal.Account.CreateOwner("rep@seller.example");
        return SameShapeAsync("owners.json", HttpMethod.Get, "crm/v3/owners?email=rep%40seller.example", 200);
    }

    [Fact]
    public async Task A_token()
    {
        await SameShapeAsync("token.json", HttpMethod.Post, "oauth/v1/token", 200, Shape.Read("token-request.txt").Trim());
        await SameShapeAsync("error-token.json", HttpMethod.Post, "oauth/v1/token", 400, "grant_type=refresh_token&refresh_token=other");
    }

    [Fact]
    public async Task A_refusal_for_too_many_requests()
    {
        for (var i = 0; i < 20; i++)
            await SameShapeAsync("list-last.json", HttpMethod.Get, "crm/v3/objects/companies", 200);

        await SameShapeAsync("error-rate.json", HttpMethod.Get, "crm/v3/objects/companies", 429);
        _portal.Account.Suffer(EmulatorFault.Throttled);
        await SameShapeAsync("error-daily.json", HttpMethod.Get, "crm/v3/objects/companies", 429);
    }

    [Fact]
    public async Task A_refusal_for_want_of_a_scope()
    {
        _portal.Account.Suffer(EmulatorFault.ContactsHidden);

        await SameShapeAsync("error-scopes.json", HttpMethod.Get, "crm/v3/objects/contacts", 403);
    }

    [Fact]
    public async Task A_refusal_of_a_token()
    {
        _portal.Clock.Advance(TimeSpan.FromHours(2));

        await SameShapeAsync("error-expired.json", HttpMethod.Get, "crm/v3/objects/contacts", 401);
    }

    private static string Batch(string id) => $$"""{"inputs":[{"id":"{{id}}"}],"properties":[]}""";

    private async Task SameShapeAsync(string file, HttpMethod method, string path, int status, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(Shape.Differences(Shape.Read(file), await response.Content.ReadAsStringAsync()));
    }
}
