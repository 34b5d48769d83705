namespace Jiminny.Connectors.Google.Transport;

/// <summary>Where a fetched item stands in the page's window.</summary>
internal sealed record ItemPlace(int Start, int Length);
