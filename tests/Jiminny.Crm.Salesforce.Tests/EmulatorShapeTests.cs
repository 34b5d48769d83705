using System.Net.Http.Headers;
using System.Text;
using Jiminny.Emulator.Salesforce;
using EmulatorFault = Jiminny.Emulator.Crm.CrmFault;

namespace Jiminny.Crm.Salesforce.Tests;

/// <summary>The emulated org answers in the documented shapes.</summary>
public sealed class EmulatorShapeTests : IDisposable
{
    private const string Root = "services/data/v63.0/";
    private readonly SalesforceOrg _org = new(new SalesforceEmulatorOptions { RowsPerPart = 1 });
    private readonly HttpClient _http;
    private readonly string _contact;

    public EmulatorShapeTests()
    {
        _http = new HttpClient(_org.Org.CreateHandler()) { BaseAddress = _org.Org.InstanceUrl };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _org.Org.IssueToken());
        _contact = _org.Org.Create("Contact", ("Name", "Ann Bell"), ("Email", "ann@customer.example"));
        _org.Org.Create("User", ("Email", "rep@seller.example"), ("IsActive", true), ("Profile.PermissionsEditTask", true), ("Profile.PermissionsModifyAllData", false));
    }

    public void Dispose()
    {
        _http.Dispose();
        _org.Dispose();
    }

    [Theory]
    [InlineData("queryAll", "SELECT Id, Name, SystemModstamp, Email, AccountId, IsDeleted, MasterRecordId FROM Contact", "query.json")]
    [InlineData("query", "SELECT COUNT() FROM Contact", "count.json")]
    [InlineData("query", "SELECT Id, Profile.PermissionsEditTask, Profile.PermissionsModifyAllData FROM User", "user.json")]
    public async Task A_query(string resource, string soql, string file) => await SameShapeAsync(file, HttpMethod.Get, Query(resource, soql), 200);

    [Fact]
    public async Task A_part_of_a_query()
    {
        _org.Org.Create("Contact", ("Name", "Bob Ray"), ("Email", "bob@customer.example"));

        await SameShapeAsync("query-more.json", HttpMethod.Get, Query("query", "SELECT Id, Name, SystemModstamp, Email, AccountId FROM Contact"), 200);
    }

    [Theory]
    [InlineData("query?q=SELECT+Id+FROM+Nothing", "error-type.json", 400, "INVALID_TYPE")]
    [InlineData("query?q=SELECT+Nothing+FROM+Contact", "error-field.json", 400, "INVALID_FIELD")]
    [InlineData("query/0r8000000000009AAA-2000", "error-locator.json", 400, "INVALID_QUERY_LOCATOR")]
    public async Task An_error(string path, string file, int status, string code) =>
        Assert.Contains(code, await SameShapeAsync(file, HttpMethod.Get, Root + path, status), StringComparison.Ordinal);

    [Fact]
    public async Task A_refusal_for_too_many_requests()
    {
        _org.Org.Suffer(EmulatorFault.Throttled);

        Assert.Contains("REQUEST_LIMIT_EXCEEDED", await SameShapeAsync("error-limit.json", HttpMethod.Get, Query("query", "SELECT Id FROM Contact"), 403), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_a_token()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "of another org");

        Assert.Contains("INVALID_SESSION_ID", await SameShapeAsync("error-session.json", HttpMethod.Get, Query("query", "SELECT Id FROM Contact"), 401), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upsert()
    {
        var path = $"{Root}sobjects/Task/Jiminny_Key__c/key-1";
        var account = _org.Org.Create("Account", ("Name", "North"));
        var body = Shape.Read("upsert-request.json").Replace("003000000000001AAA", _contact, StringComparison.Ordinal).Replace("001000000000001AAA", account, StringComparison.Ordinal);

        await SameShapeAsync("upsert-created.json", HttpMethod.Patch, path, 201, body);
        await SameShapeAsync("upsert-updated.json", HttpMethod.Patch, path, 200, body);
    }

    [Fact]
    public async Task A_bulk_job()
    {
        await SameShapeAsync("bulk-create.json", HttpMethod.Post, Root + "jobs/query", 200, Shape.Read("bulk-create-request.json"));
        await SameShapeAsync("bulk-status.json", HttpMethod.Get, Root + "jobs/query/750000000000001AAA", 200);
        using var results = await _http.GetAsync(Root + "jobs/query/750000000000001AAA/results?maxRecords=1000");

        Assert.Equal("null", results.Headers.GetValues("Sforce-Locator").Single());
        Assert.Equal("1", results.Headers.GetValues("Sforce-NumberOfRecords").Single());
        Assert.Equal($"\"Id\",\"Name\"\n\"{_contact}\",\"Ann Bell\"\n", await results.Content.ReadAsStringAsync());
    }

    private static string Query(string resource, string soql) => $"{Root}{resource}?q={Uri.EscapeDataString(soql)}";

    private async Task<string> SameShapeAsync(string file, HttpMethod method, string path, int status, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith("api-usage=", response.Headers.GetValues("Sforce-Limit-Info").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(Shape.Differences(Shape.Read(file), answer), difference => !IsFieldsOfAnError(difference));
        return answer;
    }

    // Some errors of writes carry the fields concerned, and others do not.
    private static bool IsFieldsOfAnError(string difference) => difference.EndsWith(".fields is missing", StringComparison.Ordinal);
}
