using Jiminny.Consent;

namespace Jiminny.Connectors.Google;

/// <summary>
/// Where scopes of a Google account are granted: by a user at the host's own page. A Workspace administrator grants nothing for users but can stop blocking the
/// application, under Security, Access and data control, API controls. Immutable and thread-safe.
/// </summary>
/// <param name="connect">The host's address where a user begins a step.</param>
public sealed class GoogleConsentLinks(Uri connect) : IConsentLinks
{
    private static readonly Uri ApiControls = new("https://admin.google.com/ac/owl");

    /// <inheritdoc/>
    public Uri ForUser(ConsentStep step) => ConnectAddress.ForStep(connect, step);

    /// <inheritdoc/>
    public Uri? ForAdministrator(ConsentStep step) => ApiControls;
}
