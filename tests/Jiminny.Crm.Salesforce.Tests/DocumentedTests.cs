namespace Jiminny.Crm.Salesforce.Tests;

/// <summary>The adapter understands the documented answers and makes the documented requests.</summary>
public sealed class DocumentedTests
{
    // The second object of the reading order, contacts.
    private static readonly CrmCursor Contacts = new("""{"v":1,"object":1,"since":"2026-03-04T09:00:00+00:00"}""");

    [Fact]
    public async Task A_part_of_a_query_becomes_a_page()
    {
        var salesforce = new ScriptedSalesforce((200, Shape.Read("query-more.json")), (200, Shape.Read("query.json")));
        var adapter = await salesforce.OpenAsync();

        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(Contacts, CancellationToken.None));
        await adapter.ReadPageAsync(page.Next, CancellationToken.None);

        var contact = Assert.IsType<Contact>(Assert.Single(page.Changes).Record);
        Assert.Equal(("003000000000001AAA", "Ann Bell", "001000000000001AAA"), (contact.Id, contact.Name, contact.AccountId));
        Assert.Equal(["ann@customer.example"], contact.Addresses);
        Assert.Equal("2026-03-04T10:30:00.000+0000", contact.Version);
        Assert.Equal("/services/data/v63.0/query/0r8xx0000000001AAA-2000", salesforce.Asked[1].AbsolutePath);
    }

    [Fact]
    public async Task Changes_are_asked_for_with_a_closed_interval_and_what_was_deleted()
    {
        var salesforce = new ScriptedSalesforce((200, Shape.Read("query.json")));

        await (await salesforce.OpenAsync()).ReadPageAsync(Contacts, CancellationToken.None);

        Assert.Equal("/services/data/v63.0/queryAll", salesforce.Asked[0].AbsolutePath);
        Assert.Equal(
            "?q=SELECT Id, Name, SystemModstamp, Email, AccountId, IsDeleted, MasterRecordId FROM Contact WHERE SystemModstamp >= 2026-03-04T09:00:00.000Z ORDER BY SystemModstamp, Id",
            Uri.UnescapeDataString(salesforce.Asked[0].Query));
    }

    [Fact]
    public async Task A_dead_locator_is_gone_round_by_the_last_time_stamp()
    {
        var salesforce = new ScriptedSalesforce((200, Shape.Read("query-more.json")), (400, Shape.Read("error-locator.json")), (200, Shape.Read("query.json")));
        var adapter = await salesforce.OpenAsync();
        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(Contacts, CancellationToken.None));

        Assert.IsType<CrmPage>(await adapter.ReadPageAsync(page.Next, CancellationToken.None));

        Assert.Contains("SystemModstamp >= 2026-03-04T10:30:00.000Z", Uri.UnescapeDataString(salesforce.Asked[2].Query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error-type.json", 400, "Contact (INVALID_TYPE)")]
    [InlineData("error-field.json", 400, "Contact (INVALID_FIELD)")]
    public async Task What_the_user_does_not_see_makes_a_page_partial(string file, int status, string permission)
    {
        var adapter = await new ScriptedSalesforce((status, Shape.Read(file))).OpenAsync();

        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(Contacts, CancellationToken.None));

        Assert.True(page.IsPartial);
        Assert.Equal(new CrmPermissionMissing(permission) { RecordType = CrmRecordType.Contact }, Assert.Single(page.MissingPermissions));
    }

    [Fact]
    public async Task The_end_of_the_daily_requests_is_a_wait_and_not_a_missing_permission()
    {
        var salesforce = new ScriptedSalesforce((403, Shape.Read("error-limit.json")));

        var result = await (await salesforce.OpenAsync()).ReadPageAsync(Contacts, CancellationToken.None);

        Assert.Equal(new CrmThrottled(new DateTimeOffset(2026, 3, 4, 12, 15, 0, TimeSpan.Zero)), result);
        Assert.Single(salesforce.Asked);
    }

    [Fact]
    public async Task Another_403_is_a_missing_permission()
    {
        var adapter = await new ScriptedSalesforce((403, """[{"message":"x","errorCode":"API_DISABLED_FOR_ORG"}]""")).OpenAsync();

        Assert.Equal(new CrmPermissionMissing("API_DISABLED_FOR_ORG"), await adapter.ReadPageAsync(Contacts, CancellationToken.None));
    }

    [Fact]
    public async Task A_link_to_another_host_is_not_followed()
    {
        var elsewhere = Shape.Read("query-more.json").Replace("/services/data/v63.0/query/", "https://elsewhere.example/", StringComparison.Ordinal);
        var salesforce = new ScriptedSalesforce((200, elsewhere));
        var adapter = await salesforce.OpenAsync();
        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(Contacts, CancellationToken.None));

        await Assert.ThrowsAsync<SalesforceException>(async () => await adapter.ReadPageAsync(page.Next, CancellationToken.None));

        Assert.Single(salesforce.Asked);
    }

    [Theory]
    [InlineData("//elsewhere.example/x")]
    [InlineData("/\\\\elsewhere.example/x")]
    [InlineData("/@elsewhere.example/x")]
    public async Task Nor_is_one_that_only_looks_like_a_path(string link)
    {
        var answer = Shape.Read("query-more.json").Replace("/services/data/v63.0/query/0r8xx0000000001AAA-2000", link, StringComparison.Ordinal);
        var salesforce = new ScriptedSalesforce((200, answer));
        var adapter = await salesforce.OpenAsync();
        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(Contacts, CancellationToken.None));

        await Record.ExceptionAsync(async () => await adapter.ReadPageAsync(page.Next, CancellationToken.None));

        Assert.All(salesforce.Asked, uri => Assert.Equal("org.my.salesforce.example", uri.Host));
    }

    [Fact]
    public async Task A_call_is_upserted_in_the_documented_shape()
    {
        var salesforce = new ScriptedSalesforce((201, Shape.Read("upsert-created.json")), (200, Shape.Read("upsert-updated.json")));
        var log = (ICrmActivityLog)await salesforce.OpenAsync();
        var call = new CrmActivity("call-1", CrmActivityKind.Call)
        {
            Subject = "Call about the offer",
            Notes = "Agreed on the next steps.",
            StartedAt = new DateTimeOffset(2026, 3, 4, 10, 30, 0, TimeSpan.Zero),
            Duration = TimeSpan.FromMinutes(25),
            Records = [new(CrmRecordType.Contact, "003000000000001AAA"), new(CrmRecordType.Account, "001000000000001AAA")],
        };

        var first = await log.WriteAsync(call, "005000000000001AAA", CancellationToken.None);
        var second = await log.WriteAsync(call, "005000000000001AAA", CancellationToken.None);

        Assert.Equal(new CrmActivityWritten("00T000000000001AAA", IsNew: true), first);
        Assert.Equal(new CrmActivityWritten("00T000000000001AAA", IsNew: false), second);
        Assert.Equal("/services/data/v63.0/sobjects/Task/Jiminny_Key__c/call-1", salesforce.Asked[0].AbsolutePath);
        Assert.Equal(["$.CallType is not documented"], Shape.Differences(Shape.Read("upsert-request.json"), salesforce.Bodies[0]));
    }

    [Fact]
    public async Task A_user_is_found_with_the_permissions_of_the_profile()
    {
        var check = (ICrmAccessCheck)await new ScriptedSalesforce((200, Shape.Read("user.json"))).OpenAsync();

        var access = await check.CheckAccessAsync("rep@seller.example", CancellationToken.None);

        Assert.Equal(new CrmUserAccess { UserId = "005000000000001AAA", CanWriteActivities = true, IsAdministrator = false }, access);
    }

    [Fact]
    public void The_documented_csv_is_read()
    {
        var rows = Transport.BulkCsv.Parse(Shape.Read("bulk-results.csv"));

        Assert.Equal(3, rows.Count);
        Assert.Equal(["Id", "Name", "SystemModstamp", "Email"], rows[0]);
        Assert.Equal("Bell, Ann", rows[1][1]);
        Assert.Equal("Two\nlines and \"quotes\"", rows[2][1]);
    }
}
