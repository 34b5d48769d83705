using Jiminny.Emulator.HubSpot;

namespace Jiminny.Crm.HubSpot.Tests;

public sealed class SyncTests
{

    [Fact]
    public async Task No_log_names_who_was_looked_for()
    {
        using var portal = new HubSpotPortal();
        var log = new TextLog();
        var adapter = await portal.OpenAsync(log: log);

        await ((ICrmAddressLookup)adapter).FindPeopleAsync(["kanarienvogel@customer.example"], CancellationToken.None);
        await ((ICrmAccessCheck)adapter).CheckAccessAsync("kanarienvogel@customer.example", CancellationToken.None);

        Assert.DoesNotContain("kanarienvogel", log.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static readonly HubSpotEmulatorOptions NoLimits = new() { EnforceLimits = false };

    [Fact]
    public async Task A_first_read_costs_a_request_for_each_hundred_records_and_keeps_the_limits()
    {
        using var portal = new HubSpotPortal();
        for (var i = 0; i < 20_000; i++)
            portal.Account.Create("contacts", ("lastname", $"Contact {i}"), ("email", $"c{i}@customer.example"));

        var changes = await ReadAsync(await portal.OpenAsync());

        Assert.Equal(20_000, changes.Select(change => change.Id).Distinct().Count());
        Assert.InRange(portal.Account.Requests, 200, 205);
        Assert.Equal(0, portal.Account.Throttled);
    }

    [Fact]
    public async Task More_changes_than_a_search_shows_all_come()
    {
        using var portal = new HubSpotPortal(NoLimits);
        var adapter = await portal.OpenAsync();
        var cursor = await EndAsync(adapter);
        for (var i = 0; i < 11_000; i++)
        {
            portal.Account.Create("contacts", ("email", $"c{i}@customer.example"));
            if (i % 50 == 0)
                portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var changes = await ReadAsync(adapter, cursor);

        Assert.Equal(11_000, changes.Select(change => change.Id).Distinct().Count());
    }

    [Fact]
    public async Task More_changes_in_one_millisecond_than_a_page_holds_all_come()
    {
        using var portal = new HubSpotPortal(NoLimits);
        var adapter = await portal.OpenAsync();
        var cursor = await EndAsync(adapter);
        for (var i = 0; i < 1_234; i++)
            portal.Account.Create("contacts", ("email", $"c{i}@customer.example"));
        portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        portal.Account.Create("contacts", ("email", "late@customer.example"));

        var changes = await ReadAsync(adapter, cursor);

        Assert.Equal(1_235, changes.Select(change => change.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_change_that_searches_find_late_is_not_lost()
    {
        using var portal = new HubSpotPortal(new HubSpotEmulatorOptions { SearchDelay = TimeSpan.FromMinutes(2) });
        var adapter = await portal.OpenAsync();
        var cursor = await EndAsync(adapter);
        var late = portal.Account.Create("contacts", ("email", "late@customer.example"));
        cursor = await EndAsync(adapter, cursor);
        portal.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Contains(await ReadAsync(adapter, cursor), change => change.Id == late);
    }

    [Fact]
    public async Task A_changed_deal_still_names_its_company()
    {
        using var portal = new HubSpotPortal();
        var adapter = await portal.OpenAsync();
        var company = portal.Account.Create("companies", ("name", "North"));
        var cursor = await EndAsync(adapter);
        var deal = portal.Account.Create("deals", ("dealname", "Boats"));
        portal.Account.SetCompany("deals", deal, company);

        var changes = await ReadAsync(adapter, cursor);

        Assert.Equal(company, changes.Select(change => change.Record).OfType<Opportunity>().Single().AccountId);
    }

    [Fact]
    public async Task Access_tokens_are_renewed_once_for_all_who_wait()
    {
        using var portal = new HubSpotPortal();
        portal.Account.Create("companies", ("name", "North"));
        var adapter = await portal.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReadAsync(adapter))));
        Assert.Equal(1, portal.Account.Refreshes);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ReadAsync(adapter))));
        Assert.Equal(2, portal.Account.Refreshes);
    }

    [Fact]
    public async Task A_disconnected_account_is_a_missing_permission()
    {
        using var portal = new HubSpotPortal();
        var adapter = await portal.OpenAsync();
        portal.Account.RevokeRefreshToken(portal.RefreshToken);

        Assert.Equal(new CrmPermissionMissing("NOT_CONNECTED"), await adapter.ReadPageAsync(CrmCursor.Start, CancellationToken.None));
    }

    [Fact]
    public async Task An_activity_of_a_merged_contact_goes_to_what_became_of_it()
    {
        using var portal = new HubSpotPortal();
        var ann = portal.Account.Create("contacts", ("email", "ann@customer.example"));
        var anna = portal.Account.Create("contacts", ("email", "anna@customer.example"));
        var merged = portal.Account.Merge("contacts", ann, anna);
        var log = (ICrmActivityLog)await portal.OpenAsync();

        var result = await log.WriteAsync(
            new CrmActivity("call-1", CrmActivityKind.Call)
            {
                Subject = "Call", StartedAt = DateTimeOffset.UnixEpoch, Records = [new(CrmRecordType.Contact, anna)],
            },
            userId: null,
            CancellationToken.None);

        var written = Assert.IsType<CrmActivityWritten>(result);
        Assert.Equal([$"contacts/{merged}"], portal.Account.Associations("calls", written.ActivityId));
    }

    [Fact]
    public async Task An_account_without_the_key_property_says_which_is_missing()
    {
        using var portal = new HubSpotPortal();
        var ann = portal.Account.Create("contacts", ("email", "ann@customer.example"));
        var log = (ICrmActivityLog)await portal.OpenAsync(options => options.ActivityKeyProperty = "other_key");

        var result = await log.WriteAsync(
            new CrmActivity("call-1", CrmActivityKind.Call)
            {
                Subject = "Call", StartedAt = DateTimeOffset.UnixEpoch, Records = [new(CrmRecordType.Contact, ann)],
            },
            userId: null,
            CancellationToken.None);

        Assert.Equal(new CrmWriteDenied("calls.other_key"), result);
    }

    private static async Task<CrmCursor> EndAsync(ICrmAdapter adapter, CrmCursor cursor = default)
    {
        await foreach (var page in adapter.ReadPagesAsync(cursor))
            cursor = page.Next;
        return cursor;
    }

    private static async Task<List<CrmChange>> ReadAsync(ICrmAdapter adapter, CrmCursor cursor = default)
    {
        var changes = new List<CrmChange>();
        await foreach (var page in adapter.ReadPagesAsync(cursor))
            changes.AddRange(page.Changes);
        return changes;
    }
}
