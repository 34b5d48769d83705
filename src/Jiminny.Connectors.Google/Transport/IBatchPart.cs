using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>A request that may travel inside a batch.</summary>
/// <typeparam name="T">What is asked for.</typeparam>
internal interface IBatchPart<T>
    where T : class
{
    /// <summary>What differs from part to part: the item's id.</summary>
    string Id { get; }

    /// <summary>Reads a successful answer that is all there.</summary>
    SourceAnswer<T> Read(ReadOnlySpan<byte> body);
}
