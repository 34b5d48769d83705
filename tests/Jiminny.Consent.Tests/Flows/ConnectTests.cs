using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;
using Jiminny.Emulator;

namespace Jiminny.Consent.Tests.Flows;

/// <summary>Connecting accounts on the vendors' own libraries against their emulated sign-in.</summary>
public sealed class ConnectTests
{
    [Theory]
    [InlineData(Provider.Microsoft)]
    [InlineData(Provider.Google)]
    public async Task Connecting_every_step_switches_everything_on(Provider provider)
    {
        await using var harness = await SignInHarness.StartAsync();
        var steps = provider == Provider.Microsoft ? new[] { "calendar", "email-sync", "teams-sharing" } : ["calendar", "email-sync"];
        var outcome = await harness.ConnectAsync(provider, steps);

        Assert.Null(outcome.Failure);
        Assert.True(outcome.Diff!.IsUsable);
        Assert.Empty(outcome.Diff.Missing);
        Assert.Empty(outcome.Diff.Off);
        Assert.Empty(outcome.Diff.Excess);
        Assert.Empty(outcome.Diff.Unknown);
    }

    [Fact]
    public async Task A_user_who_unticks_mail_gets_meetings_and_can_turn_mail_on_later()
    {
        await using var harness = await SignInHarness.StartAsync();
        var first = await harness.ConnectAsync(Provider.Google, ["calendar", "email-sync"], untick: [GoogleScopes.GmailReadonly]);

        Assert.True(first.Diff!.IsUsable);
        Assert.Equal([Capabilities.ImportMailMetadata], first.Diff.Off.Select(state => state.Capability));
        Assert.Equal("email-sync", Assert.Single(first.Diff.Missing).Step.Id);
        Assert.NotNull((await harness.GetTokenAsync(Provider.Google, Operation(Provider.Google, "calendar.events"))).Token);
        var refused = (await harness.GetTokenAsync(Provider.Google, Operation(Provider.Google, "mail.search"))).Failure!;
        Assert.Equal((SourceError.MissingScope, "email-sync", GoogleScopes.GmailReadonly), (refused.Error, refused.ConsentStep, refused.MissingScope));

        var second = await harness.ConnectAsync(Provider.Google, ["email-sync"]);

        Assert.Empty(second.Diff!.Off);
        Assert.NotNull((await harness.GetTokenAsync(Provider.Google, Operation(Provider.Google, "mail.search"))).Token);
    }

    [Fact]
    public async Task An_administrators_policy_blocks_one_step_and_leaves_signing_in_and_teams()
    {
        await using var harness = await SignInHarness.StartAsync(policy: new Jiminny.Emulator.SignInOptions().WithManagedPolicy());

        Assert.Null((await harness.ConnectAsync(Provider.Microsoft, [])).Failure);
        Assert.Null((await harness.ConnectAsync(Provider.Microsoft, ["teams-sharing"])).Failure);
        var blocked = await harness.ConnectAsync(Provider.Microsoft, ["calendar"]);
        Assert.Equal(SignInError.AdministratorConsentRequired, blocked.Failure!.Error);
        Assert.Equal(Actor.Administrator, blocked.Failure.Actor);

        var links = new MicrosoftConsentLinks(new Uri("https://app.example/connect/microsoft"), "client-1", new Uri("https://app.example/administrator")) { Authority = harness.Server.MicrosoftAddress };
        var status = await harness.Connections.DescribeAsync(SignInHarness.Mailbox, Provider.Microsoft, links, CancellationToken.None);
        Assert.Contains(status!.Diff.On, state => state.Capability == Capabilities.ShareToChannel);
        await harness.GrantForTenantAsync(status.Diff.Missing.First(missing => missing.Step.Id == "calendar").AdministratorLink!);

        var granted = await harness.ConnectAsync(Provider.Microsoft, ["calendar"]);
        Assert.True(granted.Diff!.IsUsable);
    }

    [Theory]
    [InlineData(Provider.Microsoft)]
    [InlineData(Provider.Google)]
    public async Task A_user_who_says_no_is_not_connected(Provider provider)
    {
        await using var harness = await SignInHarness.StartAsync();
        var outcome = await harness.ConnectAsync(provider, ["calendar"], decision: "deny");

        Assert.Equal(SignInError.UserDeclined, outcome.Failure!.Error);
        Assert.Null(await harness.Store.FindAsync(SignInHarness.Mailbox, provider, CancellationToken.None));
    }

    [Fact]
    public async Task Another_account_does_not_replace_the_connected_one()
    {
        await using var harness = await SignInHarness.StartAsync();
        await harness.ConnectAsync(Provider.Google, ["calendar"]);
        var outcome = await harness.ConnectAsync(Provider.Google, ["email-sync"], account: "cleo@fabrikam.example");

        Assert.Equal(SignInError.DifferentAccount, outcome.Failure!.Error);
    }

    [Theory]
    [InlineData(Provider.Microsoft, "calendar.view")]
    [InlineData(Provider.Google, "calendar.events")]
    public async Task A_restart_reconnects_nobody(Provider provider, string operation)
    {
        var keys = new KeyAndStore();
        await using var harness = await SignInHarness.StartAsync(configure: keys.Register);
        await harness.ConnectAsync(provider, ["calendar"]);

        await using var restarted = SignInHarness.BuildServices(harness.Server, time: null, keys.Register);
        var tokens = (IAccessTokens)restarted.GetService(typeof(IAccessTokens))!;
        var result = await tokens.GetAsync(new AccessTokenRequest(new MailboxContext(SignInHarness.Mailbox, provider), Operation(provider, operation)), CancellationToken.None);

        Assert.NotNull(result.Token);
    }

    [Theory]
    [InlineData(Provider.Microsoft, "calendar.view")]
    [InlineData(Provider.Google, "calendar.events")]
    public async Task A_refused_token_is_replaced_by_another(Provider provider, string operation)
    {
        await using var harness = await SignInHarness.StartAsync();
        await harness.ConnectAsync(provider, ["calendar"]);
        var first = (await harness.GetTokenAsync(provider, Operation(provider, operation))).Token;

        Assert.Equal(first, (await harness.GetTokenAsync(provider, Operation(provider, operation))).Token);
        var second = (await harness.GetTokenAsync(provider, Operation(provider, operation), rejected: first, claims: "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}")).Token;
        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        Assert.Equal(second, (await harness.GetTokenAsync(provider, Operation(provider, operation))).Token);
    }

    [Theory]
    [InlineData(Provider.Microsoft, "calendar.view")]
    [InlineData(Provider.Google, "calendar.events")]
    public async Task A_grant_that_was_removed_at_the_provider_asks_for_a_new_connection(Provider provider, string operation)
    {
        await using var harness = await SignInHarness.StartAsync();
        await harness.ConnectAsync(provider, ["calendar"]);
        var token = (await harness.GetTokenAsync(provider, Operation(provider, operation))).Token;
        harness.Server.World.RemoveGrant("client-1", provider == Provider.Microsoft ? SignInHarness.MicrosoftUser : SignInHarness.GoogleUser);

        var failure = (await harness.GetTokenAsync(provider, Operation(provider, operation), rejected: token)).Failure!;
        Assert.Equal(SourceError.NeedsReconnect, failure.Error);
        var connection = await harness.Store.FindAsync(SignInHarness.Mailbox, provider, CancellationToken.None);
        Assert.Equal(ConnectionState.NeedsReconnect, connection!.State);

        Assert.Null((await harness.ConnectAsync(provider, ["calendar"])).Failure);
        Assert.NotNull((await harness.GetTokenAsync(provider, Operation(provider, operation))).Token);
    }

    [Theory]
    [InlineData(Provider.Microsoft, "calendar.view")]
    [InlineData(Provider.Google, "calendar.events")]
    public async Task Twenty_callers_renew_once(Provider provider, string operation)
    {
        await using var harness = await SignInHarness.StartAsync();
        await harness.ConnectAsync(provider, ["calendar"]);
        var first = (await harness.GetTokenAsync(provider, Operation(provider, operation))).Token;
        var before = harness.TokenRequests;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => (await harness.GetTokenAsync(provider, Operation(provider, operation), rejected: first)).Token)));

        Assert.Single(results.Distinct());
        Assert.Equal(1, harness.TokenRequests - before);
    }

    [Fact]
    public async Task Disconnecting_tells_the_truth()
    {
        await using var harness = await SignInHarness.StartAsync();
        await harness.ConnectAsync(Provider.Google, ["calendar"]);
        await harness.ConnectAsync(Provider.Microsoft, ["calendar"]);

        Assert.True(harness.Connections.TermsOf(Provider.Google).EndsOtherProducts);
        var google = await harness.Connections.DisconnectAsync(SignInHarness.Mailbox, Provider.Google, CancellationToken.None);
        var microsoft = await harness.Connections.DisconnectAsync(SignInHarness.Mailbox, Provider.Microsoft, CancellationToken.None);

        Assert.True(google is { WasConnected: true, IsRevokedAtProvider: true });
        Assert.True(microsoft is { WasConnected: true, IsRevokedAtProvider: false });
        Assert.Equal("https://myapps.microsoft.com/", microsoft.Terms.RemovalPage.AbsoluteUri);
        Assert.Equal(SourceError.NeedsReconnect, (await harness.GetTokenAsync(Provider.Google, Operation(Provider.Google, "calendar.events"))).Failure!.Error);
        Assert.Equal(SourceError.NeedsReconnect, (await harness.GetTokenAsync(Provider.Microsoft, Operation(Provider.Microsoft, "calendar.view"))).Failure!.Error);
        var again = await harness.Connections.DisconnectAsync(SignInHarness.Mailbox, Provider.Google, CancellationToken.None);
        Assert.True(again is { WasConnected: false, IsRevokedAtProvider: false });
    }

    internal static ProviderOperation Operation(Provider provider, string name) =>
        (provider == Provider.Microsoft ? MicrosoftCatalogue.Instance : GoogleCatalogue.Instance).Operations.Single(operation => operation.Name == name);
}
