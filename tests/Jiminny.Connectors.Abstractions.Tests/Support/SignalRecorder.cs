using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Jiminny.Connectors.Testing;

/// <summary>Writes down every log at every level, every activity and every measurement of the process, tags and all.</summary>
public sealed class SignalRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public SignalRecorder()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _lines.Enqueue(
                $"activity {activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {Tags(activity.TagObjects)}"
                + string.Concat(activity.Events.Select(e => e.Name + Tags(e.Tags)))),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _lines.Enqueue($"metric {instrument.Meter.Name} {instrument.Name} {value} {Tags(tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _lines.Enqueue($"metric {instrument.Meter.Name} {instrument.Name} {value} {Tags(tags.ToArray())}"));
        _meters.Start();
    }

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _lines.Enqueue($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"log {logLevel} {formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> tags ? Tags(tags) : null)}");

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) =>
        tags.Aggregate(new StringBuilder(), (text, tag) => text.Append(tag.Key).Append('=').Append(tag.Value).Append(' ')).ToString();
}
