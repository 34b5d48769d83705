using System.Text.Json;

namespace Jiminny.Crm.HubSpot.Tests;

/// <summary>The adapter understands the documented answers and makes the documented requests.</summary>
public sealed class DocumentedTests
{
    // The second object type of the reading order, contacts; the third, deals.
    private static readonly CrmCursor AllContacts = new("""{"v":1,"object":1,"stage":0,"begun":"2026-03-04T11:00:00+00:00"}""");
    private static readonly CrmCursor AllDeals = new("""{"v":1,"object":2,"stage":0,"begun":"2026-03-04T11:00:00+00:00"}""");
    private static readonly CrmCursor ChangedContacts = new("""{"v":1,"object":1,"stage":1,"since":"2026-03-04T10:30:00+00:00"}""");
    private static readonly CrmCursor ArchivedContacts = new("""{"v":1,"object":1,"stage":3,"since":"2026-03-04T10:30:00+00:00"}""");

    [Fact]
    public async Task A_list_becomes_a_page()
    {
        var hubSpot = new ScriptedHubSpot((200, Shape.Read("list.json")), (200, Shape.Read("list-last.json")));
        var adapter = await hubSpot.OpenAsync();

        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(AllContacts, CancellationToken.None));
        await adapter.ReadPageAsync(page.Next, CancellationToken.None);

        var contact = Assert.IsType<Contact>(Assert.Single(page.Changes).Record);
        Assert.Equal(("1001", "Ann Bell", "2001"), (contact.Id, contact.Name, contact.AccountId));
        Assert.Equal(["ann@customer.example", "bell@home.example", "ann.bell@customer.example"], contact.Addresses);
        Assert.Equal("/crm/v3/objects/contacts", hubSpot.Asked[1].AbsolutePath);
        Assert.EndsWith("&after=1002", hubSpot.Asked[1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deal_names_the_company_it_is_associated_with()
    {
        var adapter = await new ScriptedHubSpot((200, Shape.Read("list-associations.json"))).OpenAsync();

        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(AllDeals, CancellationToken.None));

        var deal = Assert.IsType<Opportunity>(Assert.Single(page.Changes).Record);
        Assert.Equal(("3001", "Boats", "2001", true), (deal.Id, deal.Name, deal.AccountId, deal.IsOpen));
        Assert.True(page.IsLast);
    }

    [Fact]
    public async Task Changes_are_searched_for_in_the_documented_shape()
    {
        var hubSpot = new ScriptedHubSpot((200, Shape.Read("search.json")));

        var page = Assert.IsType<CrmPage>(await (await hubSpot.OpenAsync()).ReadPageAsync(ChangedContacts, CancellationToken.None));

        Assert.Equal("Contact 1001", Assert.Single(page.Changes).ToString());
        Assert.Equal("/crm/v3/objects/contacts/search", hubSpot.Asked[0].AbsolutePath);
        Assert.Equal(["$.after is missing"], Shape.Differences(Shape.Read("search-request.json"), hubSpot.Bodies[0]));
        using var request = JsonDocument.Parse(hubSpot.Bodies[0]);
        var filter = request.RootElement.GetProperty("filterGroups")[0].GetProperty("filters")[0];
        Assert.Equal(("GTE", "1772620200000"), (filter.GetProperty("operator").GetString(), filter.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Archived_records_are_deletions()
    {
        var adapter = await new ScriptedHubSpot((200, Shape.Read("list-archived.json"))).OpenAsync();

        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(ArchivedContacts, CancellationToken.None));

        Assert.Equal("Contact 1003 deleted", Assert.Single(page.Changes).ToString());
    }

    [Fact]
    public async Task A_merged_record_names_what_it_was_made_of()
    {
        var merged = Shape.Read("search.json").Replace("\"email\":", "\"hs_merged_object_ids\": \"900;901\", \"email\":", StringComparison.Ordinal);
        var adapter = await new ScriptedHubSpot((200, merged)).OpenAsync();

        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(ChangedContacts, CancellationToken.None));

        Assert.Equal(["Contact 1001", "Contact 900 deleted", "Contact 901 deleted"], page.Changes.Select(change => change.ToString()));
        Assert.All(page.Changes.Skip(1), change => Assert.Equal("1001", change.MergedInto));
    }

    [Fact]
    public async Task A_missing_scope_makes_the_page_partial()
    {
        var adapter = await new ScriptedHubSpot((403, Shape.Read("error-scopes.json"))).OpenAsync();

        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(AllContacts, CancellationToken.None));

        Assert.Equal(new CrmPermissionMissing("crm.objects.contacts.read") { RecordType = CrmRecordType.Contact }, Assert.Single(page.MissingPermissions));
    }

    [Fact]
    public async Task A_refused_token_that_cannot_be_renewed_is_a_missing_permission()
    {
        var adapter = await new ScriptedHubSpot((401, Shape.Read("error-expired.json"))).OpenAsync();

        Assert.Equal(new CrmPermissionMissing("NOT_CONNECTED"), await adapter.ReadPageAsync(AllContacts, CancellationToken.None));
    }

    [Fact]
    public async Task The_end_of_the_daily_requests_is_handed_on_and_not_slept_out()
    {
        var hubSpot = new ScriptedHubSpot((429, Shape.Read("error-daily.json")));

        var result = await (await hubSpot.OpenAsync()).ReadPageAsync(AllContacts, CancellationToken.None);

        Assert.Equal(new CrmThrottled(new DateTimeOffset(2026, 3, 4, 12, 15, 0, TimeSpan.Zero)), result);
        Assert.Single(hubSpot.Asked);
    }

    [Fact]
    public async Task A_full_window_of_ten_seconds_is_waited_for()
    {
        var hubSpot = new ScriptedHubSpot((429, Shape.Read("error-rate.json")), (200, Shape.Read("list.json")))
        {
            Headers = { ["X-HubSpot-RateLimit-Interval-Milliseconds"] = "10000" },
        };

        var result = await (await hubSpot.OpenAsync()).ReadPageAsync(AllContacts, CancellationToken.None);

        Assert.IsType<CrmPage>(result);
        Assert.InRange(hubSpot.Clock.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task A_call_is_upserted_in_the_documented_shape_and_then_associated()
    {
        var hubSpot = new ScriptedHubSpot((200, Shape.Read("batch-read.json")), (200, Shape.Read("upsert.json")), (200, Shape.Read("associations.json")));
        var log = (ICrmActivityLog)await hubSpot.OpenAsync();
        var call = new CrmActivity("call-1", CrmActivityKind.Call)
        {
            Subject = "Call about the offer",
            Notes = "Agreed on the next steps.",
            StartedAt = new DateTimeOffset(2026, 3, 4, 10, 30, 0, TimeSpan.Zero),
            Duration = TimeSpan.FromMinutes(25),
            Records = [new(CrmRecordType.Contact, "1001")],
        };

        var result = await log.WriteAsync(call, "41629779", CancellationToken.None);

        Assert.Equal(new CrmActivityWritten("4001", IsNew: true), result);
        Assert.Empty(Shape.Differences(Shape.Read("upsert-request.json"), hubSpot.Bodies[1]));
        // The contact was merged in the meantime and has another id now.
        Assert.Equal("/crm/v4/objects/calls/4001/associations/default/contacts/1009", hubSpot.Asked[2].AbsolutePath);
    }

    [Fact]
    public async Task An_activity_whose_records_are_all_gone_is_not_written()
    {
        var hubSpot = new ScriptedHubSpot((207, Shape.Read("batch-read-missing.json")));
        var log = (ICrmActivityLog)await hubSpot.OpenAsync();
        var call = new CrmActivity("call-1", CrmActivityKind.Call)
        {
            Subject = "Call", StartedAt = DateTimeOffset.UnixEpoch, Records = [new(CrmRecordType.Contact, "1001")],
        };

        Assert.Equal(new CrmRecordMissing(new(CrmRecordType.Contact, "1001")), await log.WriteAsync(call, userId: null, CancellationToken.None));
        Assert.Single(hubSpot.Asked);
    }

    [Fact]
    public async Task A_user_is_the_owner_with_the_address()
    {
        var check = (ICrmAccessCheck)await new ScriptedHubSpot((200, Shape.Read("owners.json"))).OpenAsync();

        Assert.Equal(new CrmUserAccess { UserId = "41629779", CanWriteActivities = true }, await check.CheckAccessAsync("rep@seller.example", CancellationToken.None));
    }
}
