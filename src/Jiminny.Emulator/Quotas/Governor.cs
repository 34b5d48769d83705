namespace Jiminny.Emulator;

/// <summary>The limits of one application on one mailbox: requests in flight, and units per window of time. Thread-safe.</summary>
internal sealed class Governor(int concurrency, int unitsPerWindow, TimeSpan window, bool chargesRefused)
{
    private readonly Lock gate = new();
    private int inFlight;
    private long used;
    private DateTimeOffset windowEnd;

    /// <summary>Counts a request in. A refused one is over at once, but is charged all the same where failed calls count.</summary>
    public Flight Enter(int units, DateTimeOffset now, bool enforce)
    {
        lock (gate)
        {
            if (now >= windowEnd)
            {
                used = 0;
                windowEnd = now + window;
            }
            QuotaRefusal? refusal = null;
            if (enforce && inFlight >= concurrency)
                refusal = new QuotaRefusal(QuotaLimit.Concurrency, TimeSpan.FromSeconds(1));
            else if (enforce && used + units > unitsPerWindow)
                refusal = new QuotaRefusal(QuotaLimit.Window, windowEnd - now);
            if (refusal is not null)
            {
                used += chargesRefused ? units : 0;
                return new Flight(this, inFlight + 1, refusal);
            }
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
