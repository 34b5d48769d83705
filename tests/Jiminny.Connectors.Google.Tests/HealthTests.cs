using Jiminny.Connectors.Testing;
using Jiminny.Emulator;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jiminny.Connectors.Google;

public class HealthTests
{
    private readonly InstantTime _time = new();
    private readonly GoogleStub _google = new();

    [Fact]
    public async Task A_mailbox_that_waits_too_long_is_reported_until_it_is_answered()
    {
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);
        _google.Before = (_, _) => GoogleStub.Error(429, "rateLimitExceeded", retryAfter: "300");
        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        var soon = await CheckAsync(host);
        _time.AdvanceTo(_time.GetUtcNow().AddMinutes(61));
        var late = await CheckAsync(host);
        _google.Before = (_, _) => null;
        await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());
        var answered = await CheckAsync(host);

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Degraded, HealthStatus.Healthy), (soon.Status, late.Status, answered.Status));
        Assert.Equal(1, late.Data["waitingMailboxes"]);
        Assert.DoesNotContain(ConnectorHost.Mailbox.Key.MailboxId + " ", late.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mailboxes_together_stay_within_the_units_of_the_project()
    {
        var clock = new VirtualClock(ConnectorHost.Year.To);
        EmulatedMailbox[] mailboxes = [.. Enumerable.Range(0, 3).Select(i => new EmulatedMailbox(Vendor.Google, $"owner{i}@self.example"))];
        foreach (var mailbox in mailboxes)
            mailbox.AddRange(Enumerable.Range(1, 40).Select(i => new MessageDraft { ReceivedAt = ConnectorHost.Year.To.AddHours(-i) }));
        var world = new EmulatedWorld(mailboxes, clock);
        using var host = new ConnectorHost(world.CreateHandler(), ConnectorHost.TokensOf(world), clock, options => options.GmailUnitsPerMinuteInAll = 1000);
        using var worker = clock.RegisterWorker();

        foreach (var mailbox in mailboxes)
            Assert.Equal(40, Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(mailbox)))).Kept.Count);

        // 2,418 units at 1,000 a minute.
        Assert.InRange(clock.Elapsed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.1));
    }

    private static async Task<HealthReportEntry> CheckAsync(ConnectorHost host) =>
        (await host.Health.CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["jiminny-google"];
}
