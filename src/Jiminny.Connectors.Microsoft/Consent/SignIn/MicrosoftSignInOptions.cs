using System.Security.Cryptography.X509Certificates;

namespace Jiminny.Connectors.Microsoft;

/// <summary>The application's registration at Microsoft Entra. Validated when the host starts. Set exactly one of the three credentials.</summary>
public sealed class MicrosoftSignInOptions
{
    /// <summary>The name of the <see cref="HttpClient"/> that sign-in requests leave through.</summary>
    public const string HttpClientName = "Jiminny.Connectors.Microsoft.SignIn";

    /// <summary>The application's id. Required.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Whose accounts may connect: a tenant's id or domain, or <c>organizations</c>, the default, or <c>common</c> for personal accounts too.</summary>
    public string Tenant { get; set; } = "organizations";

    /// <summary>The cloud. Default the worldwide one.</summary>
    public MicrosoftCloud Cloud { get; set; }

    /// <summary>Another sign-in host than the cloud's, over https, for tests. Default none.</summary>
    public Uri? Authority { get; set; }

    /// <summary>A secret of the application. Prefer a certificate or federation.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A certificate with its private key.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Gets a token of another identity that the application trusts (workload identity federation).</summary>
    public Func<CancellationToken, Task<string>>? FederatedAssertion { get; set; }

    internal Uri SignInHost => Authority ?? new Uri(Cloud switch
    {
        MicrosoftCloud.UsGovernment or MicrosoftCloud.UsGovernmentDefense => "https://login.microsoftonline.us/",
        MicrosoftCloud.China => "https://login.partner.microsoftonline.cn/",
        _ => "https://login.microsoftonline.com/",
    });

    // The worldwide Graph is what a bare scope means; elsewhere the resource has to be named.
    internal string ResourcePrefix => Cloud switch
    {
        MicrosoftCloud.UsGovernment => "https://graph.microsoft.us/",
        MicrosoftCloud.UsGovernmentDefense => "https://dod-graph.microsoft.us/",
        MicrosoftCloud.China => "https://microsoftgraph.chinacloudapi.cn/",
        _ => string.Empty,
    };
}
