using Jiminny.Consent;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Where scopes of a Microsoft account are granted: by a user at the host's own page, by an administrator at Microsoft's. Immutable and thread-safe.</summary>
/// <param name="connect">The host's address where a user begins a step.</param>
/// <param name="clientId">The application's id at Microsoft.</param>
/// <param name="administratorReturn">The registered address Microsoft returns the administrator to.</param>
public sealed class MicrosoftConsentLinks(Uri connect, string clientId, Uri administratorReturn) : IConsentLinks
{
    /// <summary>The tenant of the administrator: an id, a domain, or <c>organizations</c>, the default; <c>common</c> does not work here.</summary>
    public string Tenant { get; init; } = "organizations";

    /// <summary>The sign-in host. Default that of the worldwide cloud.</summary>
    public Uri Authority { get; init; } = new("https://login.microsoftonline.com/");

    /// <inheritdoc/>
    public Uri ForUser(ConsentStep step) => ConnectAddress.ForStep(connect, step);

    /// <inheritdoc/>
    public Uri? ForAdministrator(ConsentStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var scope = Uri.EscapeDataString(string.Join(' ', step.Scopes));
        return new Uri(
            Authority,
            $"{Tenant}/v2.0/adminconsent?client_id={Uri.EscapeDataString(clientId)}&scope={scope}&redirect_uri={Uri.EscapeDataString(administratorReturn.AbsoluteUri)}");
    }
}
