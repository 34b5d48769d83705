namespace Jiminny.Emulator;

/// <summary>The limits of one application on one mailbox: requests in flight, and units per window of time. Thread-safe.</summary>
internal sealed class Governor(int concurrency, int unitsPerWindow, TimeSpan window)
{
    private readonly Lock gate = new();
    private int inFlight;
    private long used;
    private DateTimeOffset windowEnd;

    /// <summary>Counts a request in. A refused one is over at once; it costs its units all the same on Graph, where failed calls count.</summary>
    public Flight Enter(int units, DateTimeOffset now, bool enforce)
    {
        lock (gate)
        {
            if (now >= windowEnd)
            {
                used = 0;
                windowEnd = now + window;
            }
            if (enforce && inFlight >= concurrency)
                return new Flight(this, inFlight + 1, new QuotaRefusal(QuotaLimit.Concurrency, TimeSpan.FromSeconds(1)));
            if (enforce && used + units > unitsPerWindow)
                return new Flight(this, inFlight + 1, new QuotaRefusal(QuotaLimit.Window, windowEnd - now));
            used += units;
            inFlight++;
            return new Flight(this, inFlight, null);
        }
    }

    public void Leave()
    {
        lock (gate)
            inFlight--;
    }

    /// <summary>The outcome of <see cref="Enter"/>; without a refusal <see cref="Leave"/> must follow.</summary>
    public readonly record struct Flight(Governor Governor, int InFlight, QuotaRefusal? Refusal);
}
