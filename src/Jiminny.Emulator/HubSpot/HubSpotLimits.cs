namespace Jiminny.Emulator.HubSpot;

/// <summary>Requests in the last ten seconds and searches in the last second.</summary>
internal sealed class HubSpotLimits(HubSpotEmulatorOptions options, TimeProvider clock)
{
    private readonly Queue<DateTimeOffset> requests = new();
    private readonly Queue<DateTimeOffset> searches = new();

    public int Remaining => Math.Max(0, options.RequestsPerTenSeconds - requests.Count);

    /// <summary>The policy that refuses the request, if one does.</summary>
    public string? Enter(bool isSearch)
    {
        if (!options.EnforceLimits)
            return null;
        if (isSearch)
            return TryEnter(searches, options.SearchesPerSecond, TimeSpan.FromSeconds(1)) ? null : "SECONDLY";
        return TryEnter(requests, options.RequestsPerTenSeconds, TimeSpan.FromSeconds(10)) ? null : "TEN_SECONDLY_ROLLING";
    }

    private bool TryEnter(Queue<DateTimeOffset> entered, int limit, TimeSpan window)
    {
        var now = clock.GetUtcNow();
        while (entered.TryPeek(out var oldest) && oldest <= now - window)
            entered.Dequeue();
        if (entered.Count >= limit)
            return false;
        entered.Enqueue(now);
        return true;
    }
}
