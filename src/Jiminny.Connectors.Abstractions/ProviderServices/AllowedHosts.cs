namespace Jiminny.Connectors.ProviderServices;

/// <summary>Where a token may go: links in answers are followed only there. Immutable.</summary>
public sealed class AllowedHosts
{
    private readonly Uri _baseUri;
    private readonly HashSet<string> _hosts;

    /// <summary>Allows the place of the base address, and other hosts over https.</summary>
    /// <param name="baseUri">The base address; its scheme, host and port are allowed as they are.</param>
    /// <param name="others">Other hosts, compared without case; their default https port only.</param>
    public AllowedHosts(Uri baseUri, IEnumerable<string> others)
    {
        ArgumentNullException.ThrowIfNull(baseUri);
        ArgumentNullException.ThrowIfNull(others);
        _baseUri = baseUri;
        _hosts = new HashSet<string>(others, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a token may go there.</summary>
    /// <param name="uri">An absolute address.</param>
    /// <returns><see langword="false"/> also for a relative one and for one that carries user information.</returns>
    public bool Contains(Uri? uri)
    {
        if (uri is not { IsAbsoluteUri: true } || uri.UserInfo.Length != 0)
            return false;

        return Uri.Compare(uri, _baseUri, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            || (uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && _hosts.Contains(uri.Host));
    }
}
