using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Consent.Tests.Support;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Consent.Tests.Tokens;

/// <summary>The connector's own calls, with the tokens of real connections.</summary>
public sealed class TaskApprovalTests : IAsyncDisposable
{
    private readonly FakeHost host = new();
    private readonly EmulatedWorld world = new([new EmulatedMailbox(Vendor.Google, "owner@self.example")]);
    private readonly ServiceProvider services;

    public TaskApprovalTests()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(host.Tokens);
        collection.AddJiminnyGoogle();
        collection.AddHttpClient(GoogleConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(world.CreateHandler);
        services = collection.BuildServiceProvider();
    }

    [Fact]
    public async Task Without_the_users_yes_no_event_is_made_changed_or_deleted_and_nothing_leaves()
    {
        await host.ConnectAsync(Provider.Google);

        foreach (var failure in await TryAll(UserApproval.Give(FakeHost.Mailbox, Capabilities.ShareContacts, host.Time)))
            Assert.Equal(SourceError.ApprovalRequired, failure?.Error);
        Assert.Equal(0, world.Journal.Count);

        // With it they do leave; the emulated account does not know the token.
        foreach (var failure in await TryAll(UserApproval.Give(FakeHost.Mailbox, Capabilities.TaskEvents, host.Time)))
            Assert.Equal(SourceError.NeedsReconnect, failure?.Error);
        Assert.True(world.Journal.Count > 0);
    }

    [Fact]
    public async Task A_product_without_the_scope_gets_MissingScope_and_nothing_leaves()
    {
        host.Google.GrantedScope = string.Join(' ', GoogleProducts.Jiminny.FullPlan().Scopes);
        await host.ConnectAsync(Provider.Google);

        foreach (var failure in await TryAll(UserApproval.Give(FakeHost.Mailbox, Capabilities.TaskEvents, host.Time)))
            Assert.Equal((SourceError.MissingScope, GoogleScopes.CalendarEventsOwned), (failure!.Error, failure.MissingScope!.Value));
        Assert.Equal(0, world.Journal.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        host.Dispose();
    }

    private async Task<SourceFailure?[]> TryAll(UserApproval approval)
    {
        var tasks = services.GetRequiredService<ITaskCalendar>();
        var mailbox = new MailboxContext(FakeHost.Mailbox, Provider.Google);
        var details = new TaskDetails("title", host.Time.GetUtcNow(), host.Time.GetUtcNow());
        return
        [
            (await tasks.CreateAsync(mailbox, "task-1", details, approval, TestContext.Current.CancellationToken)).Failure,
            (await tasks.UpdateAsync(mailbox, "task-1", details, approval, TestContext.Current.CancellationToken)).Failure,
            await tasks.DeleteAsync(mailbox, "task-1", approval, TestContext.Current.CancellationToken),
        ];
    }
}
