using Jiminny.Connectors.Testing;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.Connectors.Google;

/// <summary>Events for tasks: one per key, whatever is lost on the way.</summary>
[Collection(Alone.Name)]
public class TaskTests
{
    private const string Key = "task-4711";

    private static readonly DateTimeOffset Start = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(1));
    private static readonly TaskDetails Call = new("canary call", Start, Start.AddMinutes(30)) { Description = "canary description" };

    private readonly InstantTime _time = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Google, "owner@self.example", "Owner");
    private readonly EmulatedWorld _world;

    public TaskTests() => _world = new EmulatedWorld([_mailbox], _time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MailboxContext Box => ConnectorHost.Box(_mailbox);

    private UserApproval Approval => UserApproval.Give(Box.Key, Capabilities.TaskEvents, _time);

    [Fact]
    public async Task A_task_is_made_found_changed_and_deleted()
    {
        await using var server = await EmulatorServer.StartAsync(_world, cancellationToken: Cancel);
        var tokens = new CannedTokens(request => _world.IssueToken(_mailbox.Key, request.Scopes.Select(scope => scope.Value)));
        using var host = new ConnectorHost(handler: null, tokens, _time, options => options.CalendarBaseUri = server.CalendarBaseUri);
        var approval = Approval;

        var made = (await host.Tasks.CreateAsync(Box, Key, Call, approval, Cancel)).Value!;
        var held = Assert.Single(_mailbox.Events);
        Assert.Equal((new DateTime(2026, 12, 1, 9, 0, 0), "canary call", "canary description"), (held.Start, held.Subject, held.Body));
        Assert.Equal([Key], held.PrivateProperties.Values);
        Assert.Equal(made, (await host.Tasks.FindAsync(Box, Key, Cancel)).Value);
        Assert.Equal(SourceError.NotFound, (await host.Tasks.FindAsync(Box, "another", Cancel)).Failure!.Error);

        Assert.Equal(made, (await host.Tasks.UpdateAsync(Box, Key, new TaskDetails("later", Start.AddDays(1), Start.AddDays(1)), approval, Cancel)).Value);
        held = Assert.Single(_mailbox.Events);
        Assert.Equal((new DateTime(2026, 12, 2, 9, 0, 0), "later", ""), (held.Start, held.Subject, held.Body));

        Assert.Null(await host.Tasks.DeleteAsync(Box, Key, approval, Cancel));
        Assert.Empty(_mailbox.Events);
        Assert.Null(await host.Tasks.DeleteAsync(Box, Key, approval, Cancel));
        Assert.Null(await host.Tasks.DeleteAsync(Box, "never made", approval, Cancel));
        Assert.Equal("Deleted", (await host.Tasks.UpdateAsync(Box, Key, Call, approval, Cancel)).Failure!.Code);
        Assert.Equal("Deleted", (await host.Tasks.CreateAsync(Box, Key, Call, approval, Cancel)).Failure!.Code);
        Assert.All(tokens.Asked, asked => Assert.Same(asked.Operation.ChangesUserData ? approval : null, asked.Approval));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_lost_answer_leads_to_no_second_event(int lost)
    {
        var handler = new LostAnswers(_world.CreateHandler()) { Left = lost };
        using var host = new ConnectorHost(handler, ConnectorHost.TokensOf(_world), _time);

        var first = await host.Tasks.CreateAsync(Box, Key, Call, Approval, Cancel);
        handler.Left = 0;
        var again = await host.Tasks.CreateAsync(Box, Key, Call, Approval, Cancel);

        Assert.Single(_mailbox.Events);
        Assert.Equal(lost == 1 ? again.Value : null, first.Value);
        Assert.Equal(lost == 1 ? null : SourceError.ServiceDown, first.Failure?.Error);
        Assert.NotNull(again.Value);
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_is_done()
    {
        var handler = new LostAnswers(_world.CreateHandler());
        using var host = new ConnectorHost(handler, ConnectorHost.TokensOf(_world), _time);
        await host.Tasks.CreateAsync(Box, Key, Call, Approval, Cancel);
        handler.Left = 1;

        Assert.Null(await host.Tasks.DeleteAsync(Box, Key, Approval, Cancel));

        Assert.Empty(_mailbox.Events);
        Assert.Equal(0, handler.Left);
    }

    [Fact]
    public async Task An_event_that_its_user_has_spread_over_the_day_gets_its_time_back()
    {
        using var host = new ConnectorHost(_world.CreateHandler(), ConnectorHost.TokensOf(_world), _time);
        await host.Tasks.CreateAsync(Box, Key, Call, Approval, Cancel);
        _mailbox.Replace(_mailbox.Events[0], new EventDraft { Start = new DateTime(2026, 12, 1), End = new DateTime(2026, 12, 2), IsAllDay = true });

        Assert.NotNull((await host.Tasks.UpdateAsync(Box, Key, Call, Approval, Cancel)).Value);

        Assert.False(Assert.Single(_mailbox.Events).IsAllDay);
    }

    [Fact]
    public async Task A_grant_that_only_reads_gets_MissingScope()
    {
        using var host = new ConnectorHost(
            _world.CreateHandler(), new CannedTokens(_ => _world.IssueToken(_mailbox.Key, [GoogleScopes.CalendarEventsOwnedReadonly.Value])), _time);

        var made = await host.Tasks.CreateAsync(Box, Key, Call, Approval, Cancel);
        var deleted = await host.Tasks.DeleteAsync(Box, Key, Approval, Cancel);

        Assert.Equal((SourceError.MissingScope, GoogleScopes.CalendarEventsOwned), (made.Failure!.Error, made.Failure.MissingScope!.Value));
        Assert.Equal(SourceError.MissingScope, deleted!.Error);
        Assert.Empty(_mailbox.Events);
    }

    [Fact]
    public async Task No_signal_carries_a_title_a_key_or_an_address()
    {
        await using var server = await EmulatorServer.StartAsync(_world, cancellationToken: Cancel);
        using var signals = new SignalRecorder();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(signals));
        services.AddSingleton(ConnectorHost.TokensOf(_world)).AddSingleton<TimeProvider>(_time);
        services.AddJiminnyGoogle(options => options.CalendarBaseUri = server.CalendarBaseUri);
        await using var provider = services.BuildServiceProvider();
        var tasks = provider.GetRequiredService<ITaskCalendar>();

        var made = await tasks.CreateAsync(Box, Key, Call, Approval, Cancel);
        await tasks.FindAsync(Box, Key, Cancel);
        await tasks.UpdateAsync(Box, Key, Call, Approval, Cancel);
        await tasks.DeleteAsync(Box, Key, Approval, Cancel);
        var refused = await tasks.CreateAsync(Box, Key, Call, Approval, Cancel);

        Assert.NotNull(made.Value);
        foreach (var secret in (string[])["canary", Key, "owner@self.example", made.Value.EventId])
        {
            Assert.DoesNotContain(secret, signals.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, $"{refused.Failure} {Call}", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Does the work and loses the answer.</summary>
    private sealed class LostAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public int Left { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (Left == 0)
                return response;

            Left--;
            response.Dispose();
            throw new HttpIOException(HttpRequestError.ResponseEnded, "lost");
        }
    }
}
