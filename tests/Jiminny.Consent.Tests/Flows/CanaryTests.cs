using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Consent.Tests.Flows;

/// <summary>Runs everything that handles a secret and looks for secrets in all that is observable.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task No_token_code_verifier_or_address_is_observable()
    {
        using var logs = new CapturedLogs();
        var signals = new ConcurrentQueue<string>();
        using var spans = ListenToSpans(signals);
        using var meters = ListenToMeters(signals);
        var texts = new ConcurrentQueue<string>();

        await using var harness = await SignInHarness.StartAsync(logs: logs);
        await using var services = SignInHarness.BuildServices(harness.Server, time: null, logs: logs, configure: null, wrap: inner => new RecordedSecrets(inner));
        await RunAsync(harness, services, texts);

        string[] secrets = [.. RecordedSecrets.Values.Where(value => value.Length > 8), SignInHarness.MicrosoftUser, SignInHarness.GoogleUser, "Ana Example", "Bo Example", .. texts.Where(text => text.StartsWith("secret:", StringComparison.Ordinal)).Select(text => text[7..])];
        var seen = logs.Lines.Concat(signals).Concat(texts.Where(text => !text.StartsWith("secret:", StringComparison.Ordinal))).ToArray();
        Assert.True(secrets.Length > 20, "Too few secrets were recorded for this test to mean anything.");
        Assert.Contains(logs.Lines, line => line.Contains("was connected", StringComparison.Ordinal));
        Assert.Contains(signals, line => line.Contains("span", StringComparison.Ordinal));
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(seen, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task RunAsync(SignInHarness harness, ServiceProvider services, ConcurrentQueue<string> texts)
    {
        var signIn = services.GetRequiredService<IAccountSignIn>();
        var tokens = services.GetRequiredService<IAccessTokens>();
        var connections = services.GetRequiredService<IAccountConnections>();
        foreach (var provider in new[] { Provider.Microsoft, Provider.Google })
        {
            var request = new SignInRequest(SignInHarness.Mailbox, provider, SignInHarness.RedirectOf(provider), SignInHarness.Browser)
            {
                Steps = ["calendar", "email-sync"],
                LoginHint = provider == Provider.Microsoft ? SignInHarness.MicrosoftUser : SignInHarness.GoogleUser,
            };
            var start = await signIn.BeginAsync(request, CancellationToken.None);
            var answer = await harness.AnswerAsync(provider, start.Redirect!);
            texts.Enqueue($"secret:{answer.State}");
            texts.Enqueue($"secret:{answer.Code}");
            var outcome = await signIn.CompleteAsync(answer, CancellationToken.None);
            var replay = await signIn.CompleteAsync(answer, CancellationToken.None);

            var wrongCode = await harness.AnswerAsync(provider, (await signIn.BeginAsync(request, CancellationToken.None)).Redirect!);
            var refused = await signIn.CompleteAsync(wrongCode with { Code = answer.Code }, CancellationToken.None);
            var operation = ConnectTests.Operation(provider, provider == Provider.Microsoft ? "calendar.view" : "calendar.events");
            var ask = new AccessTokenRequest(new MailboxContext(SignInHarness.Mailbox, provider), operation);
            var token = await tokens.GetAsync(ask, CancellationToken.None);
            var renewed = await tokens.GetAsync(ask with { RejectedToken = token.Token }, CancellationToken.None);
            harness.Server.World.RemoveGrant("client-1", provider == Provider.Microsoft ? SignInHarness.MicrosoftUser : SignInHarness.GoogleUser);
            var dead = await tokens.GetAsync(ask with { RejectedToken = renewed.Token }, CancellationToken.None);
            var disconnected = await connections.DisconnectAsync(SignInHarness.Mailbox, provider, CancellationToken.None);
            foreach (var text in new object[] { request, start, answer, outcome, outcome.Connection!, replay, refused, ask, token, renewed, dead, dead.Failure!, disconnected })
            {
                texts.Enqueue(text.ToString()!);
            }
        }
    }

    private static ActivityListener ListenToSpans(ConcurrentQueue<string> signals)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                signals.Enqueue($"span {activity.DisplayName} {activity.StatusDescription}");
                foreach (var tag in activity.TagObjects.Concat(activity.Events.SelectMany(@event => @event.Tags)))
                {
                    signals.Enqueue($"{tag.Key}={tag.Value}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenToMeters(ConcurrentQueue<string> signals)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, meters) => meters.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Record(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Record(instrument, tags));
        listener.Start();
        return listener;

        void Record(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                signals.Enqueue($"{instrument.Name} {tag.Key}={tag.Value}");
            }
        }
    }
}
