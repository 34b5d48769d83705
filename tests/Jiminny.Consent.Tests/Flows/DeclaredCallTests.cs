using System.Collections.Concurrent;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Consent.Tests.Flows;

/// <summary>Runs the connectors' sources and holds every call that left against the declarations: a call that nobody declared fails here.</summary>
public sealed class DeclaredCallTests
{
    // Microsoft's permission data list this call under its longer name only.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GET /me/calendarView"] = "GET /me/calendar/calendarView",
    };

    public static TheoryData<Provider, StreamKind> Sources { get; } = new(
        from provider in Enum.GetValues<Provider>()
        from stream in Enum.GetValues<StreamKind>()
        select (provider, stream));

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Every_call_a_source_makes_is_declared_and_made_with_no_more_than_its_scopes(Provider provider, StreamKind stream)
    {
        var vendor = VendorScopes.Load();
        var demo = DemoCompany.Create();
        var world = new EmulatedWorld(demo.Mailboxes, new VirtualClock(demo.ReferenceNow));
        var mailbox = demo.Mailboxes.First(candidate => candidate.Vendor.ToString() == provider.ToString());
        var tokens = new LeastTokens(world, mailbox.Key);
        await using var services = Services(world, tokens);
        var source = services.GetServices<IMailboxSource>().Single(candidate => (candidate.Provider, candidate.Stream) == (provider, stream));

        var window = new TimeWindow(demo.ReferenceNow.AddMonths(-1), demo.ReferenceNow.AddMonths(1));
        await foreach (var result in source.ReadPagesAsync(new MailboxContext(new MailboxKey("org-1", mailbox.Key), provider), SyncCursor.Begin(window), new KeepEverything()))
        {
            Assert.IsType<Page>(result);
        }

        var catalogue = provider == Provider.Microsoft ? MicrosoftCatalogue.Instance : GoogleCatalogue.Instance;

        // A batch is an envelope without a permission of its own; the journal has the calls inside it one by one.
        var calls = world.Journal.Entries()
            .Where(entry => entry.Template is not "/v1.0/$batch" && entry.Template?.StartsWith("/batch", StringComparison.Ordinal) != true)
            .Select(entry => CallOf(vendor, provider, entry)).Distinct().ToArray();
        Assert.NotEmpty(calls);
        foreach (var call in calls)
        {
            var declared = catalogue.Operations.Where(operation => VendorScopes.Normal(operation.Call) == VendorScopes.Normal(call)).ToArray();
            Assert.True(declared.Length > 0, $"The call '{call}' is declared nowhere; add it to {provider}Operations with its least scope.");
            Assert.Contains(declared, operation => tokens.Asked.Any(scope => catalogue.Scopes.Implies(scope, operation.Least)));
        }

        Assert.All(tokens.Asked, scope => Assert.Contains(catalogue.Operations, operation => operation.Least == scope));
    }

    [Fact]
    public async Task A_user_who_unticked_mail_gets_meetings_imported_and_no_request_for_mail_leaves()
    {
        await using var harness = await SignInHarness.StartAsync();
        var world = harness.Server.World.World;
        var mailbox = world.Mailbox(SignInHarness.GoogleUser);
        var now = TimeProvider.System.GetUtcNow();
        mailbox.Add(new EventDraft { Subject = "Review", Start = now.UtcDateTime.AddDays(1), End = now.UtcDateTime.AddDays(1).AddHours(1) });
        await harness.ConnectAsync(Provider.Google, ["calendar", "email-sync"], untick: [GoogleScopes.GmailReadonly]);
        await using var services = Services(world, harness.Tokens);
        var context = new MailboxContext(SignInHarness.Mailbox, Provider.Google);
        var sources = services.GetServices<IMailboxSource>().Where(source => source.Provider == Provider.Google).ToDictionary(source => source.Stream);
        var requests = world.Journal.Count;

        var mail = await sources[StreamKind.Mail].ReadPageAsync(context, SyncCursor.Begin(new TimeWindow(now.AddYears(-1), now)), new KeepEverything(), CancellationToken.None);
        var refusal = Assert.IsType<SourceFailure>(mail);
        Assert.Equal((SourceError.MissingScope, "email-sync"), (refusal.Error, refusal.ConsentStep));
        Assert.Equal(requests, world.Journal.Count);

        var meetings = await sources[StreamKind.Calendar].ReadPageAsync(context, SyncCursor.Begin(new TimeWindow(now, now.AddYears(1))), new KeepEverything(), CancellationToken.None);
        Assert.Single(Assert.IsType<Page>(meetings).Kept);
    }

    private static string CallOf(VendorScopes vendor, Provider provider, JournalEntry entry)
    {
        Assert.NotNull(entry.Template);
        if (provider == Provider.Google)
        {
            return vendor.GoogleMethod(entry.Method, entry.Template);
        }

        var call = $"{entry.Method} {entry.Template.Replace("/v1.0", string.Empty, StringComparison.Ordinal).Replace("()", string.Empty, StringComparison.Ordinal)}";
        return OtherNames.GetValueOrDefault(call, call);
    }

    private static ServiceProvider Services(EmulatedWorld world, IAccessTokens tokens)
    {
        var services = new ServiceCollection().AddSingleton(tokens).AddSingleton(world.Clock).AddJiminnyMicrosoft().AddJiminnyGoogle();
        services.AddHttpClient(MicrosoftConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(world.CreateHandler);
        services.AddHttpClient(GoogleConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(world.CreateHandler);
        return services.BuildServiceProvider();
    }

    /// <summary>Gives tokens that carry exactly the scopes asked for, which are the least ones.</summary>
    private sealed class LeastTokens(EmulatedWorld world, string mailboxKey) : IAccessTokens
    {
        public ConcurrentBag<Scope> Asked { get; } = [];

        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken)
        {
            foreach (var scope in request.Scopes)
            {
                Asked.Add(scope);
            }

            return ValueTask.FromResult(AccessTokenResult.Success(world.IssueToken(mailboxKey, request.Scopes.Select(scope => scope.Value))));
        }
    }
}
