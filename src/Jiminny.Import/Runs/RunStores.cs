using Jiminny.Import.Exclusions;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>What is kept beside the items; in this process' memory where the host's store does not keep it.</summary>
internal sealed class RunStores(TimeProvider time, ICrmNewsStore? news = null, IExclusionLists? exclusions = null)
{
    public ICrmNewsStore News { get; } = news ?? new InMemoryCrmNewsStore(time);

    public IExclusionLists Exclusions { get; } = exclusions ?? new InMemoryExclusionLists();
}
