namespace Jiminny.Emulator.Salesforce;

/// <summary>How the emulated Salesforce behaves.</summary>
public sealed class SalesforceEmulatorOptions
{
    /// <summary>Requests in 24 hours. Default 1,000,000.</summary>
    public int RequestsPerDay { get; init; } = 1_000_000;

    /// <summary>The largest number of rows in one part of a query's result; the vendor's limit is 2,000, the default. Smaller ones stand for wide rows.</summary>
    public int RowsPerPart { get; init; } = 2_000;

    /// <summary>How long a query locator lives. Default 2 days.</summary>
    public TimeSpan LocatorLifetime { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How long a deleted row stays in the recycle bin. Default 15 days.</summary>
    public TimeSpan RecycleBin { get; init; } = TimeSpan.FromDays(15);

    /// <summary>How long a bulk query job works before its result can be read. Default zero.</summary>
    public TimeSpan BulkJobTime { get; init; }

    /// <summary>The custom field on activities that is an external id with unique values. Default <c>Jiminny_Key__c</c>.</summary>
    public string ActivityKeyField { get; init; } = "Jiminny_Key__c";
}
