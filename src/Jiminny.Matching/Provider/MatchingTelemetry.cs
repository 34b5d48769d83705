using System.Diagnostics.Metrics;

namespace Jiminny.Matching.Provider;

/// <summary>
/// The meter <c>Jiminny.Matching</c>. Sums over all organisations: a measure per organisation would be as many series as there are
/// customers.
/// </summary>
internal sealed class MatchingTelemetry : IDisposable
{
    private readonly Meter _meter = new("Jiminny.Matching");
    private readonly Histogram<double> _duration;

    public MatchingTelemetry(TimeProvider time)
    {
        _duration = _meter.CreateHistogram<double>("jiminny.matching.build.duration", "s", "How long a read of the CRM and the build of the index took.");
        _meter.CreateObservableGauge("jiminny.matching.index.addresses", () => Sum(owner => owner.Snapshot.Sizes.Addresses), "{address}", "Addresses in all matchers.");
        _meter.CreateObservableGauge("jiminny.matching.index.size", () => Sum(owner => owner.Snapshot.Sizes.Bytes), "By", "Memory of all matchers.");
        _meter.CreateObservableGauge("jiminny.matching.index.age", () => OldestAge(time.GetUtcNow()), "s", "Age of the oldest matcher in use.");
    }

    /// <summary>Gives the matchers in place; set by the provider.</summary>
    public Func<IEnumerable<SnapshotOwner>> Owners { get; set; } = () => [];

    public void RecordBuild(TimeSpan duration, string kind) =>
        _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("jiminny.matching.build.kind", kind));

    public void Dispose() => _meter.Dispose();

    private long Sum(Func<SnapshotOwner, long> measure) => Owners().Sum(measure);

    private double OldestAge(DateTimeOffset now) => Owners().Select(owner => (now - owner.MadeAt).TotalSeconds).DefaultIfEmpty().Max();
}
