using ImportDemo.Proof;
using Jiminny.Connectors.Google;
using Jiminny.Import;
using Jiminny.Import.Storage;

namespace ImportDemo;

/// <summary>What an import came to.</summary>
/// <param name="Results">One per mailbox and stream.</param>
/// <param name="Kept">Everything in the store.</param>
/// <param name="Seconds">How long this run took.</param>
/// <param name="VendorTime">How long the providers' limits would have made it take.</param>
/// <param name="Truth">The receipt against the provider's own books.</param>
internal sealed record DemoOutcome(
    IReadOnlyList<ImportResult> Results,
    IReadOnlyList<StoredItem> Kept,
    double Seconds,
    TimeSpan VendorTime,
    ProviderTruth Truth)
{
    /// <summary>How Gmail mailboxes were read, by mailbox.</summary>
    public IReadOnlyList<KeyValuePair<string, MailPlan>> Plans { get; init; } = [];

    /// <summary>Items that could not be decided: of them, and of no other, the id is stored, to ask for them again.</summary>
    public IReadOnlySet<(string Mailbox, string Id)> Undecided { get; init; } = new HashSet<(string, string)>();

    public bool IsComplete => Results.All(result => result.Status == ImportStatus.Completed);
}
