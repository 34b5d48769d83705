using FsCheck;
using FsCheck.Fluent;
using Jiminny.Emulator.Salesforce;

namespace Jiminny.Crm.Salesforce.Tests;

public sealed class SyncTests
{
    [Fact]
    public async Task A_first_read_costs_a_request_for_each_full_part()
    {
        using var org = new SalesforceOrg();
        for (var i = 0; i < 10_000; i++)
            org.Org.Create("Contact", ("Name", $"Contact {i}"), ("Email", $"c{i}@customer.example"));

        var changes = await ReadAsync(await org.OpenAsync());

        Assert.Equal(10_000, changes.Count);
        Assert.InRange(org.Org.Requests, 1, 5 + 7);
    }

    [Fact]
    public async Task A_large_object_comes_through_a_bulk_job_in_parts()
    {
        using var org = new SalesforceOrg(new SalesforceEmulatorOptions { BulkJobTime = TimeSpan.FromSeconds(20) });
        for (var i = 0; i < 5_000; i++)
            org.Org.Create("Contact", ("Name", $"\"Contact\", {i}\nand more"), ("Email", $"c{i}@customer.example"));
        var adapter = await org.OpenAsync(options => (options.BulkAbove, options.BulkPageSize) = (4_999, 2_000));

        var changes = await ReadAsync(adapter);

        Assert.Equal(5_000, changes.Select(change => change.Id).Distinct().Count());
        Assert.Contains(changes, change => change.Record!.Name == "\"Contact\", 4999\nand more");
    }

    [Fact]
    public async Task A_bulk_job_that_takes_long_is_waited_for_elsewhere()
    {
        using var org = new SalesforceOrg(new SalesforceEmulatorOptions { BulkJobTime = TimeSpan.FromHours(1) });
        org.Org.Create("Account", ("Name", "A"));
        org.Org.Create("Account", ("Name", "B"));
        var adapter = await org.OpenAsync(options => options.BulkAbove = 1);
        var begun = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(CrmCursor.Start, CancellationToken.None));

        Assert.IsType<CrmThrottled>(await adapter.ReadPageAsync(begun.Next, CancellationToken.None));
        org.Clock.Advance(TimeSpan.FromHours(1));
        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(begun.Next, CancellationToken.None));

        Assert.Equal(2, page.Changes.Count);
    }

    [Fact]
    public async Task A_locator_that_died_between_two_parts_costs_no_record()
    {
        using var org = new SalesforceOrg(new SalesforceEmulatorOptions { RowsPerPart = 10 });
        for (var i = 0; i < 95; i++)
        {
            org.Org.Create("Contact", ("Name", $"Contact {i}"), ("Email", $"c{i}@customer.example"));
            org.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var adapter = await org.OpenAsync();
        var ids = new HashSet<string>();
        var cursor = CrmCursor.Start;
        for (var isLast = false; !isLast;)
        {
            var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(cursor, CancellationToken.None));
            ids.UnionWith(page.Changes.Select(change => change.Id));
            (cursor, isLast) = (page.Next, page.IsLast);
            org.Clock.Advance(TimeSpan.FromDays(3));
        }

        Assert.Equal(95, ids.Count);
    }

    [Fact]
    public async Task An_expired_token_is_replaced_once_and_the_page_comes()
    {
        using var org = new SalesforceOrg();
        org.Org.Create("Account", ("Name", "A"));
        var adapter = await org.OpenAsync();
        org.Expire();

        Assert.Single(await ReadAsync(adapter));
        Assert.Equal(1, org.TokensRefused);
    }

    [Fact]
    public async Task Reading_pauses_before_the_requests_of_the_day_are_used_up()
    {
        using var org = new SalesforceOrg(new SalesforceEmulatorOptions { RowsPerPart = 10, RequestsPerDay = 20 });
        for (var i = 0; i < 300; i++)
            org.Org.Create("Contact", ("Name", $"Contact {i}"));
        var adapter = await org.OpenAsync(options => options.ShareOfDailyRequests = 0.5);
        CrmReadResult result = new CrmPage { Changes = [], Next = CrmCursor.Start, IsLast = false };
        while (result is CrmPage { IsLast: false } page)
            result = await adapter.ReadPageAsync(page.Next, CancellationToken.None);

        Assert.Equal(new CrmThrottled(org.Clock.GetUtcNow() + TimeSpan.FromMinutes(15)), result);
        Assert.Equal(10, org.Org.Requests);
    }

    [Fact]
    public async Task A_converted_lead_is_gone()
    {
        using var org = new SalesforceOrg();
        var lead = org.Org.Create("Lead", ("Name", "Cy"), ("Email", "cy@south.example"));
        var adapter = await org.OpenAsync();
        var cursor = CrmCursor.Start;
        await foreach (var page in adapter.ReadPagesAsync(cursor))
            cursor = page.Next;
        org.Org.Update("Lead", lead, ("IsConverted", true));

        var changes = await ReadAsync(adapter, cursor);

        Assert.Equal($"Lead {lead} deleted", Assert.Single(changes).ToString());
        Assert.Empty(await ReadAsync(adapter));
    }

    [Fact]
    public async Task An_activity_goes_to_those_of_its_records_that_are_left()
    {
        using var org = new SalesforceOrg();
        var gone = org.Org.Create("Contact", ("Name", "Ann"));
        var account = org.Org.Create("Account", ("Name", "North"));
        org.Org.Delete("Contact", gone);
        var log = (ICrmActivityLog)await org.OpenAsync();

        var result = await log.WriteAsync(Call(new(CrmRecordType.Contact, gone), new(CrmRecordType.Account, account)), userId: null, CancellationToken.None);

        Assert.IsType<CrmActivityWritten>(result);
        Assert.Equal(1, org.Org.Count("Task", "WhatId", account));
    }

    [Fact]
    public async Task An_org_without_the_key_field_says_which_is_missing()
    {
        using var org = new SalesforceOrg();
        var account = org.Org.Create("Account", ("Name", "North"));
        var log = (ICrmActivityLog)await org.OpenAsync(options => options.ActivityKeyField = "Other__c");

        var result = await log.WriteAsync(Call(new CrmReference(CrmRecordType.Account, account)), userId: null, CancellationToken.None);

        Assert.Equal(new CrmWriteDenied("Task.Other__c"), result);
    }

    [Fact]
    public void Any_text_is_found_as_it_is_and_never_taken_for_a_command() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text =>
        {
            using var org = new SalesforceOrg();
            var address = text.Get.Trim();
            org.Org.Create("Contact", ("Name", "Other"), ("Email", "other@customer.example"));
            var id = org.Org.Create("Contact", ("Name", "Ann"), ("Email", address));
            var lookup = (ICrmAddressLookup)org.OpenAsync().GetAwaiter().GetResult();

            var found = (CrmPeopleFound)lookup.FindPeopleAsync([address], CancellationToken.None).AsTask().GetAwaiter().GetResult();

            Assert.Equal(address.Length == 0 ? [] : [id], found.People.Select(person => person.Id));
        }));

    [Fact]
    public async Task No_log_names_who_was_looked_for()
    {
        using var org = new SalesforceOrg();
        var log = new TextLog();
        var adapter = await org.OpenAsync(log: log);

        await ((ICrmAddressLookup)adapter).FindPeopleAsync(["kanarienvogel@customer.example"], CancellationToken.None);
        await ((ICrmAccessCheck)adapter).CheckAccessAsync("kanarienvogel@customer.example", CancellationToken.None);

        Assert.DoesNotContain("kanarienvogel", log.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static CrmActivity Call(params IReadOnlyList<CrmReference> records) =>
        new("call-1", CrmActivityKind.Call) { Subject = "Call", StartedAt = DateTimeOffset.UnixEpoch, Records = records };

    private static async Task<List<CrmChange>> ReadAsync(ICrmAdapter adapter, CrmCursor cursor = default)
    {
        var changes = new List<CrmChange>();
        await foreach (var page in adapter.ReadPagesAsync(cursor))
            changes.AddRange(page.Changes);
        return changes;
    }
}
