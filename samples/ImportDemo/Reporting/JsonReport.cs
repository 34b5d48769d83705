using System.Text.Json;
using System.Text.Json.Nodes;
using ImportDemo.Proof;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Import;
using Jiminny.Matching;

namespace ImportDemo.Reporting;

/// <summary>The demo for a program: one JSON document at the end, its figures under the names of the corpus' <c>expected.json</c>.</summary>
internal sealed class JsonReport : IDemoReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonObject _document = [];

    public void Introduce(DemoOptions options, DemoWorld world)
    {
    }

    public Task<IReadOnlyList<ImportResult>> WatchAsync(
        DemoWorld world,
        Func<IProgress<ImportProgress>, Task<IReadOnlyList<ImportResult>>> import) => import(new LatestReceipts());

    public void Show(DemoOptions options, DemoWorld world, DemoOutcome outcome)
    {
        var receipts = outcome.Results.Select(result => result.Receipt).ToList();
        var exact = outcome.Kept
            .Where(item => item.Item is EmailMetadata && item.Matches.Any(match => match.Tier == MatchTier.Exact))
            .CountBy(item => item.Mailbox.MailboxId)
            .ToDictionary(StringComparer.Ordinal);
        var perMailbox = new JsonObject();
        foreach (var mailbox in world.Mailboxes)
        {
            var mail = receipts.Where(receipt => receipt.Stream.Kind == StreamKind.Mail && receipt.Stream.Mailbox.MailboxId == mailbox.Key).ToList();
            perMailbox[mailbox.Key] = Figures(options, mailbox.Messages.Count, mail, exact.GetValueOrDefault(mailbox.Key));
        }

        var allMail = receipts.Where(receipt => receipt.Stream.Kind == StreamKind.Mail).ToList();
        _document["totals"] = Figures(options, world.Mailboxes.Sum(mailbox => mailbox.Messages.Count), allMail, exact.Values.Sum());
        _document["perMailbox"] = perMailbox;
        _document["complete"] = outcome.IsComplete;
        _document["listed"] = receipts.Sum(receipt => receipt.Listed);
        _document["kept"] = receipts.Sum(receipt => receipt.Kept);
        _document["discarded"] = Discarded(receipts);
        _document["undecided"] = receipts.Sum(receipt => receipt.Undecided);
        _document["failed"] = receipts.Sum(receipt => receipt.Failed);
        _document["requests"] = receipts.Sum(receipt => receipt.Cost.Requests);
        _document["quotaUnits"] = receipts.Sum(receipt => receipt.Cost.QuotaUnits);
        _document["seconds"] = Math.Round(outcome.Seconds, 3);
        _document["vendorSeconds"] = options.Quota ? Math.Round(outcome.VendorTime.TotalSeconds, 3) : null;
        _document["plans"] = new JsonObject(outcome.Plans.Select(plan => KeyValuePair.Create(plan.Key, (JsonNode?)PlanOf(plan.Value))));
        _document["truth"] = new JsonObject
        {
            ["equal"] = outcome.Truth.IsEqual,
            ["differences"] = new JsonArray([.. outcome.Truth.Differences.Select(difference => JsonValue.Create(difference))]),
        };
    }

    public void Surprise(LateMatch late) => _document["lateMatch"] = new JsonObject
    {
        ["company"] = late.Company,
        ["appeared"] = late.Appeared.Count,
        ["seconds"] = Math.Round(late.Seconds, 3),
    };

    public void Prove(TraceProof proof) => _document["proof"] = new JsonObject
    {
        ["files"] = proof.Files,
        ["bytes"] = proof.Bytes,
        ["rejected"] = proof.Rejected,
        ["rejectedFound"] = proof.RejectedFound,
        ["kept"] = proof.Kept,
        ["keptFound"] = proof.KeptFound,
    };

    public void Finish(DemoOutcome outcome) => Console.WriteLine(_document.ToJsonString(Indented));

    private static JsonObject Figures(DemoOptions options, int messages, IReadOnlyList<ImportReceipt> mail, int exact)
    {
        var figures = new JsonObject
        {
            ["messages"] = messages,
            ["inWindow"] = mail.Sum(receipt => receipt.Listed),
            ["keptExactOnly"] = exact,
        };
        if (options.MatchDomains)
        {
            figures["keptExactOrDomain"] = mail.Sum(receipt => receipt.Kept - receipt.Repeated);
        }

        foreach (var reason in new[] { DiscardReason.InternalOnly, DiscardReason.NoParticipants, DiscardReason.Unmatched })
        {
            figures[$"discarded{reason}"] = mail.Sum(receipt => receipt.Discarded[reason]);
        }

        return figures;
    }

    private static JsonObject PlanOf(MailPlan plan) => new()
    {
        ["plan"] = plan.IsSearch ? "search" : "scan",
        ["reason"] = plan.Reason.ToString(),
        ["messages"] = plan.Messages,
        ["searches"] = plan.Queries,
        ["scanEstimate"] = plan.ScanEstimate,
        ["searchEstimate"] = plan.SearchEstimate,
        ["units"] = plan.Units,
        ["fetched"] = plan.Fetched,
        ["notReturned"] = plan.NotReturned,
        ["audited"] = plan.Audited,
        ["auditMatched"] = plan.AuditMatched,
    };

    private static JsonObject Discarded(IEnumerable<ImportReceipt> receipts)
    {
        var counts = new DiscardCounts();
        foreach (var receipt in receipts)
        {
            counts.Add(receipt.Discarded);
        }

        return new JsonObject(counts.NonZero().Select(pair => KeyValuePair.Create(pair.Key.ToString(), (JsonNode?)JsonValue.Create(pair.Value))));
    }
}
