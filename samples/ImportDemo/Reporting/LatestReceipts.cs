using System.Collections.Concurrent;
using Jiminny.Import;
using Jiminny.Import.Storage;

namespace ImportDemo.Reporting;

/// <summary>The latest word of every stream; told from any thread.</summary>
internal sealed class LatestReceipts : IProgress<ImportProgress>
{
    private readonly ConcurrentDictionary<StreamKey, ImportProgress> _latest = new();

    public ImportProgress? Find(StreamKey stream) => _latest.GetValueOrDefault(stream);

    public void Report(ImportProgress value) => _latest[value.Receipt.Stream] = value;
}
