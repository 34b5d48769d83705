namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>Links to the next page or to later changes, as Graph gives them. Where they may lead is checked before a token is attached.</summary>
internal static class GraphLink
{
    /// <summary>What is wrong with a link before it is followed.</summary>
    /// <param name="link">The link; null is none.</param>
    /// <param name="current">The link that led here; null for none.</param>
    /// <returns>The fault; null when there is none.</returns>
    public static SourceFailure? FindFault(string? link, string? current = null)
    {
        if (link is null)
            return null;

        if (!Uri.TryCreate(link, UriKind.Absolute, out _))
            return new SourceFailure(SourceError.Protocol, "InvalidLink");

        return link == current ? new SourceFailure(SourceError.Protocol, "LinkLoop") : null;
    }
}
