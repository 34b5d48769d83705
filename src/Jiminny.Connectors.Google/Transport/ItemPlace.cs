namespace Jiminny.Connectors.Google.Mail;

/// <summary>Where a fetched message stands in the page's window.</summary>
internal sealed record MessagePlace(int Start, int Length);
