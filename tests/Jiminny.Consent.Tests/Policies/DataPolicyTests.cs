using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Policies;

public sealed class DataPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Products.Ids), MemberType = typeof(Products))]
    public void No_product_stores_bodies_or_feeds_analytics_and_all_encrypt_and_delete(string id)
    {
        var policy = Products.Get(id).Policy;

        Assert.False(policy.StoresBodies);
        Assert.False(policy.ThirdPartyAnalytics);
        Assert.True(policy.EncryptionAtRest);
        Assert.Equal(DeletionTriggers.Unreferenced | DeletionTriggers.UserRequest | DeletionTriggers.Disconnect, policy.Deletion);
        Assert.True(policy.MustDelete(Now, isReferenced: false, Now));
        Assert.False(policy.MustDelete(Now.AddYears(-9), isReferenced: true, Now));
    }

    [Theory]
    [InlineData("JiminnyMicrosoft365", true)]
    [InlineData("JiminnyGoogle", true)]
    [InlineData("SalesCrmGoogle", false)]
    [InlineData("SalesCrmOutlook", false)]
    [InlineData("TypeCrmGoogle", false)]
    [InlineData("TypeCrmOutlook", false)]
    public async Task Meetings_are_imported_only_where_the_policy_says_so(string id, bool imports)
    {
        var source = new CountingSource(StreamKind.Calendar);
        var result = await source.Under(Products.Get(id).Policy).ReadPageAsync(Mailbox, Cursor, new KeepEverything(), CancellationToken.None);

        Assert.Equal(imports ? 1 : 0, source.Reads);
        Assert.Equal(imports ? null : SourceError.PolicyForbids, (result as SourceFailure)?.Error);
    }

    [Fact]
    public async Task A_field_that_may_not_be_kept_is_empty()
    {
        var policy = new DataPolicy { MailFields = MailFields.Ids | MailFields.Times | MailFields.Participants };
        var result = await new CountingSource(StreamKind.Mail).Under(policy).ReadPageAsync(Mailbox, Cursor, new KeepEverything(), CancellationToken.None);

        Assert.Null(Assert.Single(Assert.IsType<Page>(result).Kept).Subject);
    }

    [Fact]
    public async Task The_default_policy_lets_nothing_be_imported_and_no_host_be_called()
    {
        var source = new CountingSource(StreamKind.Mail);
        Assert.IsType<SourceFailure>(await source.Under(new DataPolicy()).ReadPageAsync(Mailbox, Cursor, new KeepEverything(), CancellationToken.None));
        Assert.Equal(0, source.Reads);
        Assert.False(new DataPolicy().MayCall(new Uri("https://graph.microsoft.com/")));
    }

    [Theory]
    [MemberData(nameof(Products.Ids), MemberType = typeof(Products))]
    public void A_products_connector_calls_listed_hosts_only(string id)
    {
        var product = Products.Get(id);
        var google = new GoogleSignInOptions();
        Uri[] called = product.Provider == Provider.Microsoft
            ? [new MicrosoftConnectorOptions().BaseUri, new("https://login.microsoftonline.com/")]
            : [new GoogleConnectorOptions().GmailBaseUri, new GoogleConnectorOptions().CalendarBaseUri, google.AuthorizationEndpoint, google.TokenEndpoint, google.RevocationEndpoint];

        Assert.All(called, address => Assert.True(product.Policy.MayCall(address), $"{address.Host} is called and not listed."));
        Assert.False(product.Policy.MayCall(new Uri("http://" + product.Policy.OutboundHosts[0])));
        Assert.False(product.Policy.MayCall(new Uri("https://analytics.example/")));
    }

    [Fact]
    public void A_retention_ends_although_something_refers_to_the_message()
    {
        var policy = new DataPolicy { MailRetention = TimeSpan.FromDays(30) };

        Assert.False(policy.MustDelete(Now.AddDays(-30), isReferenced: true, Now));
        Assert.True(policy.MustDelete(Now.AddDays(-30).AddTicks(-1), isReferenced: true, Now));
    }

    private static MailboxContext Mailbox { get; } = new(new MailboxKey("org-1", "member-1"), Provider.Google);

    private static SyncCursor Cursor { get; } = SyncCursor.Begin(new TimeWindow(Now.AddDays(-1), Now));

    private sealed class CountingSource(StreamKind stream) : IMailboxSource
    {
        public int Reads { get; private set; }

        public Provider Provider => Provider.Google;

        public StreamKind Stream => stream;

        public ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
        {
            Reads++;
            return ValueTask.FromResult<PageResult>(new Page
            {
                Listed = 1,
                Kept = [Item],
                Discarded = new DiscardCounts(),
                Next = cursor,
                IsLast = true,
            });
        }

        private static EmailMetadata Item => new()
        {
            ProviderId = "id-1",
            Subject = "subject",
            Participants = [],
            Evidence = 0,
            ReceivedAt = Now,
        };
    }
}
