using System.Diagnostics;
using System.Diagnostics.Metrics;
using Jiminny.Connectors;

namespace Jiminny.Import;

/// <summary>The package's spans and metrics; TELEMETRY.md is their contract.</summary>
internal sealed class ImportTelemetry : IDisposable
{
    public const string Name = "Jiminny.Import";

    private readonly ActivitySource _activities = new(Name);
    private readonly Meter _meter;
    private readonly Counter<long> _items;
    private readonly Counter<long> _fenced;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _pageDuration;

    public ImportTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _items = _meter.CreateCounter<long>("jiminny.import.items", "{item}", "Items listed by providers, by outcome.");
        _fenced = _meter.CreateCounter<long>("jiminny.import.fenced", "{event}", "Runs that stopped because another one had taken over.");
        _failures = _meter.CreateCounter<long>("jiminny.import.failures", "{failure}", "Pages that could not be read, by error.");
        _pageDuration = _meter.CreateHistogram<double>("jiminny.import.page.duration", "s", "Reading, deciding and committing one page.");
    }

    public Activity? StartPage(IMailboxSource source) =>
        _activities.StartActivity("jiminny.import.page")?
            .SetTag("jiminny.provider", source.Provider.ToString())
            .SetTag("jiminny.stream", source.Stream.ToString());

    public void Committed(IMailboxSource source, Page page, long repeated, TimeSpan duration)
    {
        Count(source, "kept", page.Kept.Count - repeated);
        Count(source, "repeated", repeated);
        Count(source, "discarded", page.Discarded.Total);
        Count(source, "undecided", page.Undecided);
        Count(source, "failed", page.Failed);
        _pageDuration.Record(duration.TotalSeconds, Tags(source));
    }

    public void Failed(IMailboxSource source, SourceFailure failure, Activity? activity)
    {
        activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.Error.ToString());
        var tags = Tags(source);
        tags.Add("error.type", failure.Error.ToString());
        _failures.Add(1, tags);
    }

    public void FencedOut(IMailboxSource source) => _fenced.Add(1, Tags(source));

    public void Dispose() => _activities.Dispose();

    private void Count(IMailboxSource source, string outcome, long count)
    {
        if (count > 0)
        {
            var tags = Tags(source);
            tags.Add("jiminny.outcome", outcome);
            _items.Add(count, tags);
        }
    }

    private static TagList Tags(IMailboxSource source) => new()
    {
        { "jiminny.provider", source.Provider.ToString() },
        { "jiminny.stream", source.Stream.ToString() },
    };
}
