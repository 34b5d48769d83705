using Jiminny.Connectors;
using Jiminny.Emulator;
using Jiminny.Import;

namespace ImportDemo.Proof;

/// <summary>
/// The receipts held against the providers' own books. The provider knows what lies in each mailbox; where the generator noted why it made an item, the books
/// also say what had to become of it. Nothing here looks at addresses.
/// </summary>
internal sealed class ProviderTruth
{
    private const string Kept = "Kept";

    private readonly Dictionary<(Provider, StreamKind), long> _listed = [];
    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    public bool IsEqual => _differences.Count == 0;

    public static ProviderTruth Compare(DemoOptions options, DemoWorld world, IReadOnlyList<ImportResult> results)
    {
        var truth = new ProviderTruth();
        var books = world.Mailboxes.SelectMany(mailbox => BookEntry.Of(world, mailbox)).ToLookup(entry => (entry.Mailbox, entry.Kind));
        foreach (var receipt in results.Select(result => result.Receipt))
        {
            truth.Compare(receipt, books[(receipt.Stream.Mailbox.MailboxId, receipt.Stream.Kind)], world.IsLabelled && receipt.Discarded[DiscardReason.NotReturnedBySearch] == 0 ? options : null);
        }

        return truth;
    }

    public string Describe(Provider provider, StreamKind kind) => $"{_listed.GetValueOrDefault((provider, kind)):N0} listed" + (IsEqual ? ", equal" : "");

    private void Compare(ImportReceipt receipt, IEnumerable<BookEntry> books, DemoOptions? labelled)
    {
        var items = books.Where(entry => entry.IsListed && entry.IsIn(receipt.Window)).ToList();
        var key = (receipt.Provider, receipt.Stream.Kind);
        _listed[key] = _listed.GetValueOrDefault(key) + items.Count;
        Expect(receipt, "listed", items.Count, receipt.Listed);
        if (labelled is null)
        {
            return;
        }

        var outcomes = items.CountBy(item => OutcomeOf(item, receipt, labelled)).ToDictionary();
        Expect(receipt, "kept", outcomes.GetValueOrDefault(Kept), receipt.Kept);
        Expect(receipt, "undecided", outcomes.GetValueOrDefault(nameof(ImportReceipt.Undecided)), receipt.Undecided);
        foreach (var reason in Enum.GetValues<DiscardReason>())
        {
            Expect(receipt, reason.ToString(), outcomes.GetValueOrDefault(reason.ToString()), receipt.Discarded[reason]);
        }
    }

    private static string OutcomeOf(BookEntry item, ImportReceipt receipt, DemoOptions options) => item.Purpose switch
    {
        _ when !item.BeginsIn(receipt.Window) => nameof(DiscardReason.OutsideWindow),
        Purpose.CustomerContact or Purpose.FreemailContact => Kept,
        Purpose.CustomerDomainOnly => options.MatchDomains ? Kept : nameof(DiscardReason.Unmatched),
        Purpose.InternalOnly or Purpose.NoMeeting => nameof(DiscardReason.InternalOnly),
        Purpose.Nobody => nameof(DiscardReason.NoParticipants),
        Purpose.Private => nameof(DiscardReason.Private),
        Purpose.Cancelled => nameof(DiscardReason.Cancelled),
        Purpose.Declined => nameof(DiscardReason.Declined),
        // Headers tell that a machine sent it; Graph does not give them without reading each message.
        Purpose.Newsletter when receipt is { Provider: Provider.Google, Stream.Kind: StreamKind.Mail } => nameof(DiscardReason.Automated),
        Purpose.HiddenGuests => nameof(ImportReceipt.Undecided),
        _ => nameof(DiscardReason.Unmatched),
    };

    private void Expect(ImportReceipt receipt, string line, long truth, long figure)
    {
        if (truth != figure)
        {
            _differences.Add($"{receipt.Provider} {receipt.Stream.Kind} of {receipt.Stream.Mailbox.MailboxId}: {line} is {figure}, the provider's books say {truth}");
        }
    }
}
