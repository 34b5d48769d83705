namespace Jiminny.Crm.Tests;

public sealed class ActivityTests
{
    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("quote'")]
    [InlineData("ünicode")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_key_is_short_and_plain(string key)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => Activity(key));

        Assert.True(key.Length == 0 || !exception.Message.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_a_log_might_write_holds_content()
    {
        const string canary = "Kanarienvogel";
        object[] values =
        [
            Activity("k") with { Subject = canary, Notes = canary },
            new Contact("C1") { Name = canary, Addresses = [canary] },
            new Lead("L1") { Name = canary, Addresses = [canary] },
            new Account("A1") { Name = canary, Domains = [canary] },
            new Opportunity("O1") { Name = canary },
            CrmChange.Upsert(new Contact("C1") { Name = canary }),
            new CrmPeopleFound([new Contact("C1") { Name = canary }]),
            new CrmCursor(canary),
            new CrmPage { Changes = [CrmChange.Upsert(new Contact("C1") { Name = canary })], Next = new CrmCursor(canary), IsLast = true },
        ];

        Assert.All(values, value => Assert.DoesNotContain(canary, value.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withheld_activity_never_reaches_the_crm()
    {
        var writer = new ActivityWriter(new NoCrm(), new FixedPolicy(ActivityWriteDecision.NotAtAll("Suspended")));

        var outcome = await writer.WriteAsync("acme", "ann", Activity("k"));

        Assert.Equal(("Suspended", ActivityWriteRoute.NotAtAll), (outcome.Decision.Reason, outcome.Decision.Route));
        Assert.IsType<CrmWriteWithheld>(outcome.Result);
    }

    [Theory]
    [InlineData(ActivityWriteRoute.AsUser, "u-1")]
    [InlineData(ActivityWriteRoute.ThroughIntegrationUser, null)]
    public async Task An_activity_is_written_in_the_name_the_policy_gives(ActivityWriteRoute route, string? userId)
    {
        var crm = new LoggingCrm();
        var decision = userId is null ? ActivityWriteDecision.ThroughIntegrationUser("NoOwnUser") : ActivityWriteDecision.AsUser(userId, "Granted");
        var writer = new ActivityWriter(crm, new FixedPolicy(decision));

        var outcome = await writer.WriteAsync("acme", "ann", Activity("k"));

        Assert.Equal(route, outcome.Decision.Route);
        Assert.Equal(new CrmActivityWritten("1", IsNew: true), outcome.Result);
        Assert.Equal([("acme", "k", userId)], crm.Written);
    }

    [Fact]
    public async Task A_crm_that_takes_no_activities_says_so()
    {
        var writer = new ActivityWriter(new ReadOnlyCrm(), new FixedPolicy(ActivityWriteDecision.ThroughIntegrationUser("NoOwnUser")));

        Assert.IsType<CrmWriteUnsupported>((await writer.WriteAsync("acme", "ann", Activity("k"))).Result);
    }

    private static CrmActivity Activity(string key) => new(key, CrmActivityKind.Call)
    {
        Subject = "A call", StartedAt = DateTimeOffset.UnixEpoch, Records = [new CrmReference(CrmRecordType.Contact, "C1")],
    };

    private sealed class FixedPolicy(ActivityWriteDecision decision) : IActivityWritePolicy
    {
        public ValueTask<ActivityWriteDecision> DecideAsync(string organisationId, string memberId, CrmActivity activity, CancellationToken cancellationToken) =>
            new(decision);
    }

    private sealed class NoCrm : ICrmAdapterFactory
    {
        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The CRM was asked for.");
    }

    private class ReadOnlyCrm : ICrmAdapter, ICrmAdapterFactory
    {
        protected string? Organisation { get; private set; }

        public CrmDescriptor Descriptor { get; } = new("test");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken)
        {
            Organisation = organisationId;
            return new(this);
        }

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) =>
            new(new CrmPage { Changes = [], Next = cursor, IsLast = true });
    }

    private sealed class LoggingCrm : ReadOnlyCrm, ICrmActivityLog
    {
        public List<(string?, string, string?)> Written { get; } = [];

        public ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken)
        {
            Written.Add((Organisation, activity.Key, userId));
            return new(new CrmActivityWritten("1", IsNew: true));
        }
    }
}
