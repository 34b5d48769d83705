namespace Jiminny.Matching;

/// <summary>Settings of the matchers of this process. Validated when the host starts.</summary>
public sealed class MatchingOptions
{
    /// <summary>
    /// From how many addresses on changes go into a small overlay that is merged in the background, instead of rebuilding the index at
    /// once. A rebuild
    /// takes about 0.3 s for a million addresses. Default 2,000,000; at least 1.
    /// </summary>
    public int OverlayThreshold { get; set; } = 2_000_000;

    /// <summary>
    /// How many changes the overlay may hold, as a share of the addresses, before it is merged. Default 0.01; above 0, at most 0.5.
    /// </summary>
    public double OverlayShare { get; set; } = 0.01;

    /// <summary>
    /// How long a read waits when the CRM asks to wait; beyond that it breaks off, and the next one goes on where it was. Default 1 minute; not negative.
    /// </summary>
    public TimeSpan LongestCrmWait { get; set; } = TimeSpan.FromMinutes(1);
}
