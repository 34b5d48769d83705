namespace Jiminny.Crm.Salesforce;

/// <summary>An access token and where it is good.</summary>
/// <param name="InstanceUrl">The org's own address, <c>instance_url</c> of the token answer; https. Tokens are sent to no other host.</param>
/// <param name="AccessToken">The bearer token.</param>
public sealed record SalesforceToken(Uri InstanceUrl, string AccessToken)
{
    /// <summary>The org's address; tokens are not for logs.</summary>
    public override string ToString() => InstanceUrl.Host;
}
