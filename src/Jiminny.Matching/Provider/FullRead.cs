using Jiminny.Crm;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Overlays;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>A read of the whole CRM into a builder. One that the CRM breaks off, by its daily limit for example, goes on later instead of beginning again.</summary>
internal sealed class FullRead(MatchingRules rules, MatcherLease? before, MatchingOptions options, TimeProvider time) : IDisposable
{
    private readonly long _started = time.GetTimestamp();
    private SnapshotBuilder? _builder;
    private CrmReader? _reader;

    public MatchingRules Rules => rules;

    public ProblemLog Problems { get; } = new();

    /// <summary>Who is new against the matcher in place when the read began, which is kept until it ends.</summary>
    public NewcomerLog Newcomers { get; } = new(before?.Snapshot);

    public CrmReader Reader => _reader ??= new CrmReader(CrmCursor.Start, Problems, options, time);

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    private SnapshotBuilder Builder => _builder ??= new SnapshotBuilder(rules, KernelSupport.Best, HashKey.CreateRandom, Problems, Newcomers);

    /// <summary>Reads on to the end.</summary>
    /// <exception cref="CrmUnavailableException">The CRM could not be read to its end; call again to go on.</exception>
    public ValueTask ReadAsync(ICrmAdapter adapter, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken) =>
        Reader.ReadAsync(adapter, Builder.Apply, progress, cancellationToken);

    /// <summary>Builds what was read.</summary>
    public MatcherState Build() => new(rules, Builder.Build(), PendingChanges.None, Reader.Cursor) { Hidden = Reader.Hidden };

    public void Dispose()
    {
        _builder?.Dispose();
        before?.Dispose();
    }
}
