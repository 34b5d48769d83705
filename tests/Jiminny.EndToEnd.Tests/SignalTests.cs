using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Jiminny.Crm;
using Jiminny.Emulator;
using Microsoft.Extensions.Logging;

namespace Jiminny.EndToEnd.Tests;

/// <summary>Logs at Trace, spans and metrics of a whole import: no mark of any item in any of them, kept or not.</summary>
public sealed class SignalTests
{
    [Fact]
    public async Task No_signal_at_any_level_carries_anything_of_an_item()
    {
        var signals = new Signals();
        var company = DemoCompany.Create();
        await using var sdk = await SdkOverEmulator.StartAsync(
            new Dictionary<string, EmulatedMailbox[]> { ["demo"] = [.. company.Mailboxes.Take(2)] },
            _ => [.. company.Accounts.Where(account => account.Domain is not null).Select(account => new Account(account.Id) { Domains = [account.Domain!] })],
            company.InternalDomains,
            signals);

        var results = await sdk.ImportAsync("demo");

        Assert.True(results.Sum(result => result.Receipt.Kept) > 20);
        Assert.Contains(signals.Texts, text => text.Contains("jiminny.import.items", StringComparison.Ordinal));
        Assert.Contains(signals.Texts, text => text.Contains("jiminny.connector.page", StringComparison.Ordinal));
        Assert.Contains(signals.Texts, text => text.Contains("Committed a page", StringComparison.Ordinal));
        var forbidden = company.Mailboxes.Take(2).SelectMany(mailbox => new[] { mailbox.Address, mailbox.DisplayName }).ToList();
        Assert.DoesNotContain(signals.Texts, text => forbidden.Exists(part => text.Contains(part, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(signals.Texts, text => HasMark(text) || text.Contains('@', StringComparison.Ordinal));
    }

    /// <summary>A mark is sixteen hexadecimal digits; span and trace ids are not part of the texts.</summary>
    private static bool HasMark(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiHexDigitLower(c) ? run + 1 : 0;
            if (run == 16)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Signals : ILoggerProvider
    {
        private readonly ActivityListener _activities;
        private readonly MeterListener _meters = new();

        public Signals()
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name.StartsWith("Jiminny", StringComparison.Ordinal),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => Texts.Add($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {Join(activity.TagObjects)} {string.Join(' ', activity.Events.Select(e => e.Name))}"),
            };
            ActivitySource.AddActivityListener(_activities);
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("Jiminny", StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Texts.Add($"{instrument.Name} {value} {Join(tags.ToArray())}"));
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Texts.Add($"{instrument.Name} {Join(tags.ToArray())}"));
            _meters.Start();
        }

        public ConcurrentBag<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Category(Texts, categoryName);

        public void Dispose()
        {
            _activities.Dispose();
            _meters.Dispose();
        }

        private static string Join(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
    }

    private sealed class Category(ConcurrentBag<string> texts, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            texts.Add($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            texts.Add($"{category} {formatter(state, exception)} {exception} {state}");
    }
}
