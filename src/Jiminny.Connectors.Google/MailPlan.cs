using System.Globalization;
using System.Text.Json.Serialization;
using Jiminny.Connectors.Google.Mail;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google;

/// <summary>
/// How a mailbox is read, what that was estimated to cost and what it has cost so far, in Gmail's quota units. It travels in the cursor, so it survives with it.
/// Counts only. Immutable.
/// </summary>
public sealed record MailPlan
{
    /// <summary>Whether Gmail is asked for the CRM's mail (<see langword="true"/>) or everything is looked at.</summary>
    public bool IsSearch { get; init; }

    /// <summary>Why.</summary>
    public MailPlanReason Reason { get; init; }

    /// <summary>
    /// Messages in the window when the plan was made. Where searching was not considered nobody has counted: then all messages of the mailbox, as its profile says.
    /// </summary>
    public long Messages { get; init; }

    /// <summary>Addresses and domains to ask for; 0 when searching was not considered.</summary>
    public int Terms { get; init; }

    /// <summary>Searches needed to ask for all of them.</summary>
    public int Queries { get; init; }

    /// <summary>Messages the searches find, or are expected to find; <see langword="null"/> when searching was not considered.</summary>
    public long? Hits { get; init; }

    /// <summary>What a scan is estimated to cost.</summary>
    public long ScanEstimate { get; init; }

    /// <summary>What searching is estimated to cost; <see langword="null"/> when it was not considered.</summary>
    public long? SearchEstimate { get; init; }

    /// <summary>What the pages read so far have cost, planning included.</summary>
    public long Units { get; init; }

    /// <summary>Messages fetched and decided so far.</summary>
    public long Fetched { get; init; }

    /// <summary>Messages never fetched, since no search returned them (<see cref="DiscardReason.NotReturnedBySearch"/>).</summary>
    public long NotReturned { get; init; }

    /// <summary>Messages that no search returned and that were fetched all the same, as a random sample (<see cref="GoogleConnectorOptions.AuditShare"/>).</summary>
    public long Audited { get; init; }

    /// <summary>Of <see cref="Audited"/>, those that matched: searching missed them. They are kept.</summary>
    public long AuditMatched { get; init; }

    /// <summary>How many more matches the messages never fetched may hold, by the audit's share; 0 without an audit.</summary>
    [JsonIgnore]
    public long EstimatedMissed => Audited == 0 ? 0 : (long)Math.Round((double)AuditMatched / Audited * NotReturned);

    /// <summary>Finds the plan of a mail stream of Gmail in its cursor.</summary>
    /// <param name="cursor">The cursor, as a page or a store gives it.</param>
    /// <returns>The plan; <see langword="null"/> when the cursor is at its beginning or of another source.</returns>
    public static MailPlan? Find(SyncCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        return cursor.State is { } text
            && CursorState.TryRead(text, GoogleJson.Default.MailState, MailState.CurrentVersion, known => known.Version, out var state)
            ? state.Plan
            : null;
    }

    /// <summary>Says in a few lines what the plan is, why, what it was estimated to cost and what it has cost.</summary>
    /// <returns>The text; without addresses.</returns>
    public string Explain()
    {
        var culture = CultureInfo.InvariantCulture;
        var search = SearchEstimate is { } estimate ? string.Create(culture, $"search {estimate:N0}") : "search not considered";
        var asked = Terms == 0 ? "" : string.Create(culture, $"; {Terms:N0} addresses and domains in {Queries:N0} searches");
        var lines = new List<string>
        {
            $"plan: {(IsSearch ? "search" : "scan")} ({Reason})",
            string.Create(culture, $"estimate: scan {ScanEstimate:N0} units, {search}; {Messages:N0} messages{asked}"),
            string.Create(culture, $"actual: {Units:N0} units, {Fetched:N0} messages fetched"),
        };
        if (IsSearch)
        {
            lines.Add(string.Create(
                culture,
                $"not returned by search: {NotReturned:N0}, of {Audited:N0} more that were audited {AuditMatched:N0} matched (about {EstimatedMissed:N0} missed)"));
            lines.Add("a search does not see Reply-To and Sender, and misses addresses that Gmail does not split into words as they are asked for");
        }

        return string.Join('\n', lines);
    }
}
