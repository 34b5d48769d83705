using Jiminny.Http;

namespace Jiminny.Crm.Salesforce;

/// <summary>How the Salesforce adapter works. Validated on start.</summary>
public sealed class SalesforceCrmOptions
{
    /// <summary>The version of the REST API. Default <c>v63.0</c>.</summary>
    public string ApiVersion { get; set; } = "v63.0";

    /// <summary>Rows in one part of a query's result, 200 to 2,000; Salesforce sends fewer when rows are wide. Default 2,000.</summary>
    public int PageSize { get; set; } = 2_000;

    /// <summary>The number of rows of one object above which a first read goes through Bulk API 2.0; 0 never. Default 200,000.</summary>
    public int BulkAbove { get; set; } = 200_000;

    /// <summary>Rows in one part of a bulk result, 2,000 to 100,000. Default 10,000.</summary>
    public int BulkPageSize { get; set; } = 10_000;

    /// <summary>
    /// How far a read for changes looks back beyond the beginning of the read before it, since rows become visible later than their time stamp says. 1 minute to 1 day.
    /// Default 10 minutes.
    /// </summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a deleted row stays in the recycle bin, where the adapter finds it; older cursors have expired. Default 15 days, the vendor's.</summary>
    public TimeSpan RecycleBin { get; set; } = TimeSpan.FromDays(15);

    /// <summary>
    /// The share of the org's requests of 24 hours, its other integrations' included, at which reading pauses so that these have some left. Above 0, at most 1.
    /// Default 0.9.
    /// </summary>
    public double ShareOfDailyRequests { get; set; } = 0.9;

    /// <summary>How long to pause when the share, or all, of the requests of 24 hours is used up, since Salesforce does not say. Default 15 minutes.</summary>
    public TimeSpan LimitPause { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The e-mail fields of contacts and leads, custom ones included. Default <c>Email</c>.</summary>
    public IList<string> AddressFields { get; init; } = [];

    /// <summary>The website or domain fields of accounts. Default <c>Website</c>.</summary>
    public IList<string> WebsiteFields { get; init; } = [];

    /// <summary>
    /// The custom field on activities that holds the client-made key: text of 64, an external id, unique, case-sensitive. Default <c>Jiminny_Key__c</c>.
    /// </summary>
    public string ActivityKeyField { get; set; } = "Jiminny_Key__c";

    /// <summary>How requests are repeated.</summary>
    public RetryOptions Retries { get; init; } = new();

    // A list bound from configuration is added to, so the defaults cannot stand in the lists.
    internal IReadOnlyList<string> Addresses => AddressFields.Count == 0 ? ["Email"] : [.. AddressFields];

    internal IReadOnlyList<string> Websites => WebsiteFields.Count == 0 ? ["Website"] : [.. WebsiteFields];
}
