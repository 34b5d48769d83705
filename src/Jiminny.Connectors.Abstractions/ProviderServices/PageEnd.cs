namespace Jiminny.Connectors.ProviderServices;

/// <summary>How a page read ended: where to go on.</summary>
/// <param name="State">The state of the next cursor.</param>
/// <param name="IsLast">Whether the stream is read up to now.</param>
public sealed record PageEnd(string State, bool IsLast)
{
    /// <summary>Ids of items that are gone at the provider. Default none.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}
