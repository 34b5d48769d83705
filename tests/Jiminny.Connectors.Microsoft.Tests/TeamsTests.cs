using System.Net;
using Jiminny.Connectors.Testing;
using Jiminny.Emulator;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Sharing in Teams: once or not at all, and said so when nobody can know.</summary>
public class TeamsTests
{
    private static readonly TeamsMessage Message = new("A deal was won", IsHtml: false);

    private readonly InstantTime _time = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Microsoft, "owner@self.example", "Owner");
    private readonly EmulatedTeam _team;
    private readonly EmulatedWorld _world;

    public TeamsTests()
    {
        _team = _mailbox.AddTeam("Sales", "Deals");
        _world = new EmulatedWorld([_mailbox], _time);
    }

    private TeamsChannel Deals => new(_team.Id, _team.Channels[1].Id, "Deals");

    [Fact]
    public async Task Teams_are_listed_once_a_day_unless_a_user_waits()
    {
        using var host = Host(new Fault(_world.CreateHandler()));
        Assert.True((await host.Teams.ListAsync(Box, isUserWaiting: false, Cancel)).TryGet(out var directory, out _));
        Assert.Equal(["General", "Deals"], Assert.Single(directory.Teams).Channels.Select(channel => channel.Name));
        Assert.Equal(2, _world.Journal.Count);

        _time.AdvanceTo(_time.GetUtcNow().AddHours(23));
        await host.Teams.ListAsync(Box, isUserWaiting: false, Cancel);
        Assert.Equal(2, _world.Journal.Count);
        await host.Teams.ListAsync(Box, isUserWaiting: true, Cancel);
        Assert.Equal(4, _world.Journal.Count);
        _time.AdvanceTo(_time.GetUtcNow().AddHours(24));
        await host.Teams.ListAsync(Box, isUserWaiting: false, Cancel);
        Assert.Equal(6, _world.Journal.Count);
    }

    [Fact]
    public async Task A_message_reaches_its_channel_once_with_the_users_yes()
    {
        var tokens = new CannedTokens(request => _world.IssueToken(_mailbox.Key, request.Scopes.Select(scope => scope.Value)));
        using var host = new ConnectorHost(_world.CreateHandler(), tokens, _time);
        var approval = Approve(Capabilities.ShareToChannel);

        var result = await host.Teams.ShareToChannelAsync(Box, Deals, Message, approval, Cancel);

        var post = Assert.Single(_mailbox.TeamsPosts);
        Assert.Equal((ShareOutcome.Shared, post.Id), (result.Outcome, result.MessageId));
        Assert.Equal((Deals.Id, "text", "A deal was won"), (post.Place, post.ContentType, post.Content));
        Assert.Same(approval, Assert.Single(tokens.Asked).Approval);
    }

    [Fact]
    public async Task A_colleague_is_written_to_in_the_one_chat_of_the_two()
    {
        using var host = Host(new Fault(_world.CreateHandler()));
        var approval = Approve(Capabilities.ShareToColleague);

        var first = await host.Teams.ShareToColleagueAsync(Box, "mia@self.example", Message with { Content = "<b>1</b>", IsHtml = true }, approval, Cancel);
        var second = await host.Teams.ShareToColleagueAsync(Box, "mia@self.example", Message, approval, Cancel);

        Assert.Equal((ShareOutcome.Shared, ShareOutcome.Shared), (first.Outcome, second.Outcome));
        Assert.Equal(["html", "text"], _mailbox.TeamsPosts.Select(post => post.ContentType));
        Assert.Single(_mailbox.TeamsPosts.Select(post => post.Place).Distinct());
    }

    [Theory]
    [InlineData(FaultKind.AnswerLost, ShareOutcome.OutcomeUnknown, 1)]
    [InlineData(FaultKind.AnswerCut, ShareOutcome.OutcomeUnknown, 1)]
    [InlineData(FaultKind.ServerError, ShareOutcome.OutcomeUnknown, 0)]
    [InlineData(FaultKind.ServerErrorAfterTheWork, ShareOutcome.OutcomeUnknown, 1)]
    [InlineData(FaultKind.Html, ShareOutcome.OutcomeUnknown, 0)]
    [InlineData(FaultKind.Unreachable, ShareOutcome.NotShared, 0)]
    [InlineData(FaultKind.Throttled, ShareOutcome.NotShared, 0)]
    [InlineData(FaultKind.Refused, ShareOutcome.NotShared, 0)]
    public async Task A_message_is_never_sent_twice(FaultKind kind, ShareOutcome expected, int posts)
    {
        var fault = new Fault(_world.CreateHandler()) { Kind = kind };
        using var host = Host(fault);

        var result = await host.Teams.ShareToChannelAsync(Box, Deals, Message, Approve(Capabilities.ShareToChannel), Cancel);

        Assert.Equal((expected, posts, 1), (result.Outcome, _mailbox.TeamsPosts.Count, fault.Posts));
        Assert.NotNull(result.Failure);
        Assert.Empty(_time.Waits);
        Assert.Equal(kind == FaultKind.Throttled ? _time.GetUtcNow().AddSeconds(7) : null, result.Failure.RetryAt);
    }

    [Fact]
    public async Task A_chat_whose_answer_was_lost_leaves_nothing_shared()
    {
        var fault = new Fault(_world.CreateHandler()) { Kind = FaultKind.AnswerLost };
        using var host = Host(fault);

        var result = await host.Teams.ShareToColleagueAsync(Box, "mia@self.example", Message, Approve(Capabilities.ShareToColleague), Cancel);

        Assert.Equal((ShareOutcome.NotShared, 0, 1), (result.Outcome, _mailbox.TeamsPosts.Count, fault.Posts));
    }

    [Fact]
    public async Task Details_of_an_online_meeting_come_where_Microsoft_gives_them()
    {
        Meet("https://teams.example/l/meetup-join/19%3ameeting_own%40thread.v2/0?context=%7b%22Tid%22%3a1%7d", organizer: null);
        Meet("https://teams.example/l/meetup-join/19%3ameeting_foreign", new EmulatedAddress("x@customer.example"));
        using var host = Host(new Fault(_world.CreateHandler()));

        var own = await host.OnlineMeetings.FindAsync(Box, _mailbox.Events[0].MeetingUrl!, Cancel);
        var foreign = await host.OnlineMeetings.FindAsync(Box, _mailbox.Events[1].MeetingUrl!, Cancel);
        var unknown = await host.OnlineMeetings.FindAsync(Box, "https://teams.example/o'hara", Cancel);

        Assert.Equal(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), own.Value?.Details?.Start);
        Assert.NotNull(own.Value?.Details?.ChatId);
        Assert.Equal((new OnlineMeetingLookup(null), new OnlineMeetingLookup(null)), (foreign.Value, unknown.Value));

        void Meet(string url, EmulatedAddress? organizer) => _mailbox.Add(new EventDraft
        {
            Start = new DateTime(2026, 12, 1, 9, 0, 0), End = new DateTime(2026, 12, 1, 10, 0, 0), MeetingUrl = url, Organizer = organizer,
        });
    }

    [Fact]
    public async Task The_health_check_names_the_longest_wait_and_no_mailbox()
    {
        var fault = new Fault(_world.CreateHandler()) { Kind = FaultKind.Throttled, OnGet = true };
        using var host = Host(fault);
        Assert.Equal(HealthStatus.Healthy, (await host.Health.CheckHealthAsync(Cancel)).Status);
        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), Box);
        _time.AdvanceTo(_time.GetUtcNow().AddMinutes(30));
        Assert.Equal(HealthStatus.Healthy, (await host.Health.CheckHealthAsync(Cancel)).Status);
        _time.AdvanceTo(_time.GetUtcNow().AddHours(2));

        var report = Assert.Single((await host.Health.CheckHealthAsync(Cancel)).Entries);
        fault.Kind = FaultKind.None;
        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), Box);

        Assert.Equal((HealthStatus.Degraded, 1), (report.Value.Status, report.Value.Data["waitingMailboxes"]));
        Assert.InRange((double)report.Value.Data["oldestSeconds"], 9000, 9100);
        Assert.DoesNotContain("owner", report.Value.Description!, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await host.Health.CheckHealthAsync(Cancel)).Status);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MailboxContext Box => ConnectorHost.Box(_mailbox);

    private UserApproval Approve(Capability capability) => UserApproval.Give(Box.Key, capability, _time);

    private ConnectorHost Host(Fault fault) => new(fault, ConnectorHost.TokensOf(_world), _time);

    public enum FaultKind
    {
        None,
        AnswerLost,
        AnswerCut,
        ServerError,
        ServerErrorAfterTheWork,
        Html,
        Unreachable,
        Throttled,
        Refused,
    }

    /// <summary>Does one thing wrong to every POST.</summary>
    private sealed class Fault(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public FaultKind Kind { get; set; }

        public bool OnGet { get; init; }

        public int Posts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Posts += request.Method == HttpMethod.Post ? 1 : 0;
            if (request.Method != HttpMethod.Post && !OnGet)
                return await base.SendAsync(request, cancellationToken);

            switch (Kind)
            {
                case FaultKind.AnswerLost:
                    (await base.SendAsync(request, cancellationToken)).Dispose();
                    throw new HttpIOException(HttpRequestError.ResponseEnded, "lost");
                case FaultKind.AnswerCut:
                    using (var whole = await base.SendAsync(request, cancellationToken))
                        return new HttpResponseMessage(whole.StatusCode) { Content = new StreamContent(new CutStream((await whole.Content.ReadAsByteArrayAsync(cancellationToken))[..20])) };
                case FaultKind.ServerError:
                    return GraphStub.Error(503, "ServiceUnavailable");
                case FaultKind.ServerErrorAfterTheWork:
                    (await base.SendAsync(request, cancellationToken)).Dispose();
                    return GraphStub.Error(504, "");
                case FaultKind.Html:
                    return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html></html>") };
                case FaultKind.Unreachable:
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
                case FaultKind.Throttled:
                    return GraphStub.Error(429, "TooManyRequests", "7");
                case FaultKind.Refused:
                    return GraphStub.Error(403, "Forbidden");
                default:
                    return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
