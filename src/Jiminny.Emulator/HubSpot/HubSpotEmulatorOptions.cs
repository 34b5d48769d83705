namespace Jiminny.Emulator.HubSpot;

/// <summary>How the emulated HubSpot behaves.</summary>
public sealed class HubSpotEmulatorOptions
{
    /// <summary>Whether the limits bind. Default true.</summary>
    public bool EnforceLimits { get; init; } = true;

    /// <summary>Requests in ten seconds, as an app with OAuth has them. Default 110.</summary>
    public int RequestsPerTenSeconds { get; init; } = 110;

    /// <summary>Search requests in one second. Default 5.</summary>
    public int SearchesPerSecond { get; init; } = 5;

    /// <summary>How long a change takes to be found by a search. Default zero; the vendor says that it may take moments.</summary>
    public TimeSpan SearchDelay { get; init; }

    /// <summary>How long an archived record is listed. Default 90 days.</summary>
    public TimeSpan ArchivedFor { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long an access token lives. Default 30 minutes.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The property with unique values on calls, meetings and e-mails. Default <c>jiminny_key</c>.</summary>
    public string ActivityKeyProperty { get; init; } = "jiminny_key";
}
