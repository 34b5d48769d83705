using System.Globalization;
using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Scheduling;

/// <summary>How a mailbox stands.</summary>
/// <param name="Schedule">What the schedule says of it.</param>
/// <param name="Streams">Its streams, as far as anything of them was read.</param>
public sealed record MailboxStatus(ScheduledMailbox Schedule, IReadOnlyList<StreamStatus> Streams);

/// <summary>How a stream stands.</summary>
/// <param name="State">Cursor, receipt and run as last committed.</param>
public sealed record StreamStatus(StreamState State)
{
    /// <summary>Which stream.</summary>
    public StreamKind Stream => State.Receipt.Stream.Kind;

    /// <summary>How many items a second the run has listed on average; <see langword="null"/> when none is under way.</summary>
    public double? ItemsPerSecond { get; init; }

    /// <summary>
    /// How many items the run is expected to list still, from what the whole window held when it was last read; <see langword="null"/> when there is nothing to
    /// expect from.
    /// </summary>
    public long? Remaining { get; init; }

    /// <summary>When the run is expected to end, from rate and remaining; <see langword="null"/> when that cannot be said.</summary>
    public TimeSpan? RemainingTime => ItemsPerSecond is > 0 && Remaining is { } items ? TimeSpan.FromSeconds(items / ItemsPerSecond.Value) : null;

    /// <summary>In one sentence, for people: <c>waiting until 2026-11-01 12:10 UTC because Throttled (429)</c>. Holds no content.</summary>
    /// <returns>The sentence.</returns>
    public string Describe() => State switch
    {
        { Halt: { Until: { } until } halt } => string.Create(
            CultureInfo.InvariantCulture, $"waiting until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC because {halt.Error} ({halt.Code})"),
        { Halt: { } halt } => $"stopped because {halt.Error} ({halt.Code})",
        { Receipt: { IsComplete: true, CompletedAt: { } at } } => string.Create(
            CultureInfo.InvariantCulture, $"up to date as of {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
        { Run: { } run } => string.Create(CultureInfo.InvariantCulture, $"{run.Kind} under way: {run.Receipt.Listed} listed, {run.Receipt.Kept} kept"),
        _ => "not begun",
    };
}
