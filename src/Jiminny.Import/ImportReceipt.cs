using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import;

/// <summary>
/// The account of a stream's import: what the provider listed and what became of it. <see cref="Listed"/> equals <see cref="Kept"/> + all of
/// <see cref="Discarded"/> + <see cref="Undecided"/> + <see cref="Failed"/> after every page; a page that would break this is not committed.
/// </summary>
/// <param name="Stream">Which stream of which mailbox.</param>
/// <param name="Provider">Who hosts the mailbox.</param>
/// <param name="Window">What was imported.</param>
public sealed record ImportReceipt(StreamKey Stream, Provider Provider, TimeWindow Window)
{
    /// <summary>Items the provider listed. An item listed twice counts twice.</summary>
    public long Listed { get; init; }

    /// <summary>Items that matched the CRM, as delivered.</summary>
    public long Kept { get; init; }

    /// <summary>Of <see cref="Kept"/>, those that this round had delivered before; they are stored once.</summary>
    public long Repeated { get; init; }

    /// <summary>Items discarded, by reason. Nothing else of them exists.</summary>
    public DiscardCounts Discarded { get; init; } = new();

    /// <summary>Items that could not be decided, since the provider withheld participants.</summary>
    public long Undecided { get; init; }

    /// <summary>Items the provider listed but could not deliver readably.</summary>
    public long Failed { get; init; }

    /// <summary>Stored items that were removed: gone at the provider, or nothing in the CRM refers to them any more.</summary>
    public long Removed { get; init; }

    /// <summary>Stored items that left because the window has rolled past them, or their time of keeping is over.</summary>
    public long Expired { get; init; }

    /// <summary>
    /// Of <see cref="Kept"/>, those that match by domain only while the provider does not say whether a machine sent them: the rule against automated mail could
    /// not be applied to them.
    /// </summary>
    public long AutomationUnknown { get; init; }

    /// <summary>Committed pages.</summary>
    public long Pages { get; init; }

    /// <summary>What the import cost at the provider.</summary>
    public RequestCost Cost { get; init; }

    /// <summary>When the first page of this round was committed.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last page was committed; <see langword="null"/> while the round is not complete.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whether everything in the window is read.</summary>
    public bool IsComplete => CompletedAt is not null;

    /// <summary>Whether the account adds up.</summary>
    public bool IsBalanced => Listed == Kept + Discarded.Total + Undecided + Failed;

    internal ImportReceipt With(Page page, DateTimeOffset now, long automationUnknown)
    {
        var discarded = new DiscardCounts();
        discarded.Add(Discarded);
        discarded.Add(page.Discarded);
        return this with
        {
            Listed = Listed + page.Listed,
            Kept = Kept + page.Kept.Count,
            Discarded = discarded,
            Undecided = Undecided + page.Undecided,
            Failed = Failed + page.Failed,
            AutomationUnknown = AutomationUnknown + automationUnknown,
            Pages = Pages + 1,
            Cost = Cost + page.Cost,
            StartedAt = StartedAt ?? now,
            CompletedAt = page.IsLast ? now : null,
        };
    }
}
