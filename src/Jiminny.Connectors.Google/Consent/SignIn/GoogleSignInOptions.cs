namespace Jiminny.Connectors.Google;

/// <summary>The application's registration at Google Cloud. Validated when the host starts.</summary>
public sealed class GoogleSignInOptions
{
    /// <summary>The name of the <see cref="HttpClient"/> that sign-in requests leave through.</summary>
    public const string HttpClientName = "Jiminny.Connectors.Google.SignIn";

    /// <summary>The OAuth client's id. Required.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The OAuth client's secret. Required.</summary>
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>The sign-in page. Default Google's; tests have others, over https.</summary>
    public Uri AuthorizationEndpoint { get; set; } = new("https://accounts.google.com/o/oauth2/v2/auth");

    /// <summary>Where codes and refresh tokens are exchanged. Default Google's.</summary>
    public Uri TokenEndpoint { get; set; } = new("https://oauth2.googleapis.com/token");

    /// <summary>Where grants are taken back. Default Google's.</summary>
    public Uri RevocationEndpoint { get; set; } = new("https://oauth2.googleapis.com/revoke");

    /// <summary>Who answers say they come from. Default <c>https://accounts.google.com</c> (Google's OpenID configuration).</summary>
    public string Issuer { get; set; } = "https://accounts.google.com";
}
