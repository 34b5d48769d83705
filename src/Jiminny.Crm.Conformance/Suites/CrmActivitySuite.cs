namespace Jiminny.Crm.Conformance;

/// <summary>Activities reach the right record, once each. Skipped for an adapter without <see cref="ICrmActivityLog"/>.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmActivitySuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>Every kind of activity can be written to a person.</summary>
    /// <param name="kind">The kind.</param>
    [Theory]
    [InlineData(CrmActivityKind.Call)]
    [InlineData(CrmActivityKind.Meeting)]
    [InlineData(CrmActivityKind.Email)]
    public async Task Every_kind_of_activity_can_be_written(CrmActivityKind kind)
    {
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var key = $"key-{kind}";

        var written = Assert.IsType<CrmActivityWritten>(await WriteAsync(log, Drafts.Activity(key, kind, await PersonAsync())));

        Assert.True(written.IsNew);
        Assert.False(string.IsNullOrWhiteSpace(written.ActivityId));
        Assert.Equal(1, await Fixture.CountActivitiesAsync(key));
    }

    /// <summary>A person and their account, or a lead alone, can be meant.</summary>
    [Fact]
    public async Task An_activity_can_concern_several_records()
    {
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var records = new List<CrmReference>();
        foreach (var type in Fixture.Types.Where(type => type is CrmRecordType.Contact or CrmRecordType.Account))
            records.Add(await CreateAsync(Drafts.Of(type, 1)));
        if (records.Count == 0)
            records.Add(await PersonAsync());

        Assert.IsType<CrmActivityWritten>(await WriteAsync(log, Drafts.Activity("several", CrmActivityKind.Meeting, records)));
    }

    /// <summary>Writing again with the same key is the same activity.</summary>
    /// <param name="kind">The kind.</param>
    [Theory]
    [InlineData(CrmActivityKind.Call)]
    [InlineData(CrmActivityKind.Meeting)]
    [InlineData(CrmActivityKind.Email)]
    public async Task An_activity_written_twice_exists_once(CrmActivityKind kind)
    {
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var activity = Drafts.Activity("twice", kind, await PersonAsync());

        var first = Assert.IsType<CrmActivityWritten>(await WriteAsync(log, activity));
        var second = Assert.IsType<CrmActivityWritten>(await WriteAsync(log, activity));

        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(first.ActivityId, second.ActivityId);
        Assert.Equal(1, await Fixture.CountActivitiesAsync("twice"));
    }

    /// <summary>Writers that race for one key write one activity.</summary>
    [Fact]
    public async Task An_activity_written_by_eight_at_a_time_exists_once()
    {
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var activity = Drafts.Activity("race", CrmActivityKind.Call, await PersonAsync());

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => WriteAsync(log, activity).AsTask())));

        Assert.Single(results.Select(result => Assert.IsType<CrmActivityWritten>(result).ActivityId).Distinct());
        Assert.Equal(1, await Fixture.CountActivitiesAsync("race"));
    }

    /// <summary>When the answer to a write is lost, the retry writes nothing new.</summary>
    [Fact]
    public async Task An_activity_whose_answer_was_lost_exists_once_after_a_retry()
    {
        RequireFault(CrmFault.LostAnswer);
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var activity = Drafts.Activity("lost", CrmActivityKind.Call, await PersonAsync());
        await Fixture.BreakAsync(CrmFault.LostAnswer, "ann@customer.example");
        await Record.ExceptionAsync(async () => await WriteAsync(log, activity));
        await Fixture.MendAsync();

        Assert.IsType<CrmActivityWritten>(await WriteAsync(log, activity));

        Assert.Equal(1, await Fixture.CountActivitiesAsync("lost"));
    }

    /// <summary>Two keys are two activities.</summary>
    [Fact]
    public async Task Activities_with_different_keys_are_different()
    {
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var person = await PersonAsync();

        var first = Assert.IsType<CrmActivityWritten>(await WriteAsync(log, Drafts.Activity("one", CrmActivityKind.Call, person)));
        var second = Assert.IsType<CrmActivityWritten>(await WriteAsync(log, Drafts.Activity("two", CrmActivityKind.Call, person)));

        Assert.NotEqual(first.ActivityId, second.ActivityId);
    }

    /// <summary>An activity of a record that is gone is not written to nobody.</summary>
    [Fact]
    public async Task An_activity_of_a_deleted_record_is_not_written()
    {
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var person = await PersonAsync();
        await Fixture.DeleteAsync(person);

        var result = await WriteAsync(log, Drafts.Activity("gone", CrmActivityKind.Call, person));

        Assert.Equal(person, Assert.IsType<CrmRecordMissing>(result).Record);
        Assert.Equal(0, await Fixture.CountActivitiesAsync("gone"));
    }

    /// <summary>A CRM that asks to wait is an answer.</summary>
    [Fact]
    public async Task A_throttled_write_says_until_when()
    {
        RequireFault(CrmFault.Throttling);
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var activity = Drafts.Activity("throttled", CrmActivityKind.Call, await PersonAsync());
        await Fixture.BreakAsync(CrmFault.Throttling, "ann@customer.example");

        var result = await WriteAsync(log, activity);

        Assert.True(Assert.IsType<CrmWriteThrottled>(result).Until > Fixture.Time.GetUtcNow());
    }

    /// <summary>An exception says what went wrong without quoting the activity.</summary>
    [Fact]
    public async Task An_error_quotes_no_content()
    {
        RequireFault(CrmFault.Garbage);
        var log = await RequireCapabilityAsync<ICrmActivityLog>();
        var activity = Drafts.Activity("private", CrmActivityKind.Call, await PersonAsync()) with { Subject = "kanarienvogel" };
        await Fixture.BreakAsync(CrmFault.Garbage, "kanarienvogel");

        var exception = await Record.ExceptionAsync(async () => await WriteAsync(log, activity));

        Assert.DoesNotContain("kanarienvogel", exception?.ToString() ?? "", StringComparison.OrdinalIgnoreCase);
    }

    private static ValueTask<CrmWriteResult> WriteAsync(ICrmActivityLog log, CrmActivity activity) =>
        log.WriteAsync(activity, userId: null, TestContext.Current.CancellationToken);

    private Task<CrmReference> PersonAsync() => CreateAsync(
        Fixture.Types.Contains(CrmRecordType.Contact) ? Drafts.Contact("ann@customer.example", 7) : Drafts.Lead("ann@customer.example", 7));
}
