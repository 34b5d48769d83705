namespace Jiminny.Emulator;

/// <summary>Sums over the journal for one mailbox.</summary>
/// <param name="Requests">Requests answered with any status.</param>
/// <param name="Refused">Those among them refused for being too fast.</param>
/// <param name="Units">Quota units spent.</param>
/// <param name="MaxInFlight">The most requests seen in flight at once.</param>
/// <param name="ListedItems">List entries served, entries served twice counted twice.</param>
public readonly record struct MailboxTotals(long Requests, long Refused, long Units, int MaxInFlight, long ListedItems)
{
    internal MailboxTotals Plus(in JournalEntry entry, bool throttled) => new(
        Requests + 1, Refused + (throttled ? 1 : 0), Units + entry.Units, Math.Max(MaxInFlight, entry.InFlight), ListedItems + entry.Items);

    internal MailboxTotals Plus(in MailboxTotals other) => new(
        Requests + other.Requests, Refused + other.Refused, Units + other.Units, Math.Max(MaxInFlight, other.MaxInFlight), ListedItems + other.ListedItems);
}
