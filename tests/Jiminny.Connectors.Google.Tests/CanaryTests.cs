using Jiminny.Connectors.Testing;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.Connectors.Google;

/// <summary>Nothing of a mailbox gets into any signal, whatever happens.</summary>
[Collection(Alone.Name)]
public class CanaryTests
{
    private const string Canary = "canary";

    [Fact]
    public async Task No_signal_carries_anything_of_the_mailbox_or_the_token()
    {
        var mailbox = Mailbox();
        var world = new EmulatedWorld([mailbox], new VirtualClock(ConnectorHost.Year.To));
        await using var server = await EmulatorServer.StartAsync(world, cancellationToken: TestContext.Current.CancellationToken);
        using var signals = new SignalRecorder();
        var tokens = new CannedTokens(request => world.IssueToken(mailbox.Key, request.Scopes.Select(scope => scope.Value), TimeSpan.FromDays(1)));
        await using var services = Services(signals, tokens, server);

        foreach (var source in services.GetServices<IMailboxSource>())
            Assert.All(await ConnectorHost.ReadAsync(source, RecordingFilter.KeepAll(), ConnectorHost.Box(mailbox)), result => Assert.IsType<Page>(result));

        // The connector's own signals are there, so the search is not in vain.
        Assert.Contains("activity Jiminny.Connectors.Google jiminny.connector.page", signals.Text, StringComparison.Ordinal);
        Assert.Contains("metric Jiminny.Connectors.Google jiminny.connector.items", signals.Text, StringComparison.Ordinal);
        Assert.Contains("log Debug Mail page read", signals.Text, StringComparison.Ordinal);
        AssertSilent(signals.Text, [Canary, "owner@self.example", "/gmail/", "org", .. Ids(mailbox), .. Secrets(world, tokens)]);
    }

    [Fact]
    public async Task Failures_say_no_more()
    {
        using var signals = new SignalRecorder();
        Func<HttpResponseMessage>[] faults =
        [
            () => CannedHandler.Json($"<html>{Canary}</html>"),
            () => CannedHandler.Json($$"""{"items":[{"id":"{{Canary}}","subject":"{{Canary}}","receivedDateTime":"{{Canary}}"},{{Canary}}"""),
            () => GoogleStub.Error(400, $"{Canary} {Canary}"),
            () => GoogleStub.Error(403, "insufficientPermissions"),
        ];
        foreach (var fault in faults)
        {
            var google = new GoogleStub { Before = (request, _) => GoogleStub.IsGet(request) || request.Uri.AbsolutePath.Contains("events", StringComparison.Ordinal) ? fault() : null };
            await using var services = Services(signals, new CannedTokens(_ => Canary + "-token"), server: null, google.Handler(new InstantTime()));
            foreach (var source in services.GetServices<IMailboxSource>())
            {
                foreach (var result in await ConnectorHost.ReadAsync(source, RecordingFilter.KeepAll()))
                    AssertSilent(result.ToString(), [Canary, Canary.ToUpperInvariant()]);
            }
        }

        Assert.Contains("page not read", signals.Text, StringComparison.Ordinal);
        AssertSilent(signals.Text, [Canary, Canary.ToUpperInvariant()]);
    }

    private static void AssertSilent(string text, IEnumerable<string> secrets) =>
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));

    private static IEnumerable<string> Ids(EmulatedMailbox mailbox) => mailbox.Messages.Select(message => message.InternetMessageId!);

    private static IEnumerable<string> Secrets(EmulatedWorld world, CannedTokens tokens) =>
        tokens.Asked.Select(asked => world.IssueToken(asked.Mailbox.Key.MailboxId, ["email"])[..8]);

    private static ServiceProvider Services(SignalRecorder signals, IAccessTokens tokens, EmulatorServer? server, HttpMessageHandler? handler = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(signals));
        services.AddSingleton(tokens);
        services.AddSingleton<TimeProvider>(new InstantTime());
        services.AddJiminnyGoogle(options =>
        {
            options.GmailBaseUri = server?.GmailBaseUri ?? options.GmailBaseUri;
            options.CalendarBaseUri = server?.CalendarBaseUri ?? options.CalendarBaseUri;
        });
        if (handler is not null)
            services.AddHttpClient(GoogleConnectorOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => handler);

        return services.BuildServiceProvider();
    }

    private static EmulatedMailbox Mailbox()
    {
        var mailbox = new EmulatedMailbox(Vendor.Google, "owner@self.example", "Owner");
        var who = new EmulatedAddress($"{Canary}@customer.example", $"{Canary} name");
        for (var i = 0; i < 30; i++)
        {
            mailbox.Add(new MessageDraft
            {
                ReceivedAt = ConnectorHost.Year.From.AddDays(i), From = who, To = [who], Subject = Canary, Body = Canary, InternetMessageId = $"<{Canary}-{i}@x.example>",
            });
        }

        mailbox.Add(new EventDraft
        {
            Start = new DateTime(2026, 5, 5, 9, 0, 0), End = new DateTime(2026, 5, 5, 10, 0, 0), Subject = Canary, Body = Canary, Organizer = who, Attendees = [new EmulatedAttendee(who)],
        });
        return mailbox;
    }
}
