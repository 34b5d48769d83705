using Jiminny.Http;

namespace Jiminny.Crm.HubSpot;

/// <summary>How the HubSpot adapter works. Validated on start.</summary>
public sealed class HubSpotCrmOptions
{
    /// <summary>Where the API is. Default <c>https://api.hubapi.com/</c>. Tokens are sent to no other host.</summary>
    public Uri BaseUri { get; set; } = new("https://api.hubapi.com/");

    /// <summary>The app's client id, for <see cref="IHubSpotRefreshTokens"/>. Default none.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret, for <see cref="IHubSpotRefreshTokens"/>. Default none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Records on a page, 2 to 100. Default 100, the most that a list gives.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Requests in ten seconds, 1 to 1,000. Default 100: an app with OAuth has 110 for each account.</summary>
    public int RequestsPerTenSeconds { get; set; } = 100;

    /// <summary>Searches in one second, 1 to 100. Default 4: an account has 5 for all its apps.</summary>
    public int SearchesPerSecond { get; set; } = 4;

    /// <summary>
    /// How far a read for changes looks back beyond the beginning of the read before it, since searches find a change only moments later. 1 minute to 1 day.
    /// Default 10 minutes.
    /// </summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a deleted record is listed as archived, where the adapter finds it; older cursors have expired. Default 90 days, the vendor's.</summary>
    public TimeSpan ArchivedFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long to wait when the requests of the day are used up, since HubSpot does not say. Default 15 minutes.</summary>
    public TimeSpan LimitPause { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The properties of contacts with e-mail addresses, several in one separated by semicolons. Default <c>email</c> and <c>hs_additional_emails</c>.</summary>
    public IList<string> AddressProperties { get; init; } = [];

    /// <summary>The properties of companies with domains or websites. Default <c>domain</c> and <c>hs_additional_domains</c>.</summary>
    public IList<string> DomainProperties { get; init; } = [];

    /// <summary>The property of calls, meetings and e-mails that holds the client-made key, with unique values. Default <c>jiminny_key</c>.</summary>
    public string ActivityKeyProperty { get; set; } = "jiminny_key";

    /// <summary>How requests are repeated.</summary>
    public RetryOptions Retries { get; init; } = new();

    // A list bound from configuration is added to, so the defaults cannot stand in the lists.
    internal IReadOnlyList<string> Addresses => AddressProperties.Count == 0 ? ["email", "hs_additional_emails"] : [.. AddressProperties];

    internal IReadOnlyList<string> Domains => DomainProperties.Count == 0 ? ["domain", "hs_additional_domains"] : [.. DomainProperties];
}
