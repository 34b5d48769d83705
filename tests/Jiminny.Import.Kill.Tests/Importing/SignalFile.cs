using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Jiminny.Import.Kill.Tests.Importing;

/// <summary>Everything the process says of itself, in one file: logs at Trace with their state, spans, measurements, every exception thrown.</summary>
internal sealed class SignalFile : ILoggerProvider, ILogger
{
    private static readonly string[] Sources = ["Jiminny", "Npgsql", "Microsoft.EntityFrameworkCore"];

    private readonly Lock _gate = new();
    private readonly StreamWriter _file;
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public SignalFile(string path)
    {
        _file = new StreamWriter(path, append: true);
        _activities = new ActivityListener
        {
            ShouldListenTo = source => IsHeard(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Write($"span {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {Join(activity.TagObjects)} "
                + string.Join(' ', activity.Events.Select(each => $"{each.Name} {Join(each.Tags)}"))),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (IsHeard(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Write($"metric {instrument.Name} {value} {Join(tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Write($"metric {instrument.Name} {value} {Join(tags.ToArray())}"));
        _meters.Start();
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => Write($"exception {thrown.Exception}");
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Write($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Write($"log {eventId} {formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? Join(values) : state)}");

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _file.Dispose();
    }

    private static bool IsHeard(string name) => Sources.Any(source => name.StartsWith(source, StringComparison.Ordinal));

    private static string Join(IEnumerable<KeyValuePair<string, object?>> values) => string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"));

    private void Write(string line)
    {
        lock (_gate)
        {
            _file.WriteLine(line);
            _file.Flush();
        }
    }
}
