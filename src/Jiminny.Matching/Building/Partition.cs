namespace Jiminny.Matching.Building;

/// <summary>The facts of one range of domain hashes, one behind the other.</summary>
internal sealed record Partition(NativeBuffer Entries, int Count) : IDisposable
{
    public void Dispose() => Entries.Dispose();
}
