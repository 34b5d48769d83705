using System.Globalization;
using ImportDemo.Proof;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Crm;
using Jiminny.Emulator;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Spectre.Console;

namespace ImportDemo.Reporting;

/// <summary>The demo for a person: live tables on a terminal, plain lines when the output goes elsewhere.</summary>
internal sealed class TextReport : IDemoReport
{
    private const int MostMailboxesLive = 16;
    private const int PlainWidth = 160;
    private const int WidthOfReceipt = 118;
    private const int WidthOfProgress = 104;

    public TextReport()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
            AnsiConsole.Profile.Width = PlainWidth;
        }
    }

    public void Introduce(DemoOptions options, DemoWorld world)
    {
        Title("Jiminny.Sdk import demo");
        AnsiConsole.MarkupLineInterpolated($"Importing [bold]{world.Description}[/] from an emulated Microsoft Graph and Google on this machine, over HTTP.");
        AnsiConsole.MarkupLine("What matches the CRM is kept. The rest is discarded while it is still bytes in a buffer: never stored, logged or turned into an object.");
        AnsiConsole.WriteLine();
        foreach (var provider in world.Mailboxes.Select(mailbox => mailbox.Vendor).Distinct().Order())
        {
            AnsiConsole.MarkupLineInterpolated($"Permissions asked of {provider} users:");
            foreach (var (scope, purpose) in DemoTokens.Permissions.Where(permission => permission.Scope.Provider.ToString() == provider.ToString()))
            {
                AnsiConsole.MarkupLineInterpolated($"  [yellow]{scope.Value}[/] - to {purpose}");
            }
        }

        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLine(options.Quota
            ? "The providers' quotas bind, on virtual time: nobody waits, and the receipt shows how long they would have made it take."
            : "The providers' quotas are off.");
        AnsiConsole.WriteLine();
    }

    public async Task<IReadOnlyList<ImportResult>> WatchAsync(
        DemoWorld world,
        Func<IProgress<ImportProgress>, Task<IReadOnlyList<ImportResult>>> import)
    {
        var latest = new LatestReceipts();
        if (Console.IsOutputRedirected || world.Mailboxes.Count > MostMailboxesLive)
        {
            var results = await import(new PlainProgress());
            AnsiConsole.WriteLine();
            return results;
        }

        var running = import(latest);
        await AnsiConsole.Live(Progress(world, latest)).StartAsync(async live =>
        {
            while (await Task.WhenAny(running, Task.Delay(100)) != running)
            {
                live.UpdateTarget(Progress(world, latest));
            }

            live.UpdateTarget(Progress(world, latest));
        });
        return await running;
    }

    public void Show(DemoOptions options, DemoWorld world, DemoOutcome outcome)
    {
        ShowKept(outcome);
        ShowDiscarded(outcome);
        ShowReceipt(options, outcome);
        if (options.Plan != MailPlanChoice.Scan)
        {
            ShowPlans(outcome);
        }

        foreach (var result in outcome.Results.Where(result => result.Status != ImportStatus.Completed))
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{result.Receipt.Stream} of a {result.Receipt.Provider} mailbox: {result.Status} {result.Failure?.Error} {result.Failure?.Code}[/]");
        }
    }

    public void Surprise(LateMatch late)
    {
        Title("Then somebody is added to the CRM");
        AnsiConsole.MarkupLineInterpolated($"A contact at [bold]{late.Company}[/] and her company are added. Their mail was discarded, and nothing of it exists here. {late.Seconds:N1} s later");
        AnsiConsole.MarkupLineInterpolated($"[bold green]{late.Appeared.Count:N0} items[/] of the last twelve months are there, read again from the mailboxes:");
        foreach (var item in late.Appeared.Take(3))
        {
            AnsiConsole.MarkupLineInterpolated($"  {(item.Item is EmailMetadata mail ? mail.ReceivedAt.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "meeting")} \"{item.Item.Subject}\"");
        }

        AnsiConsole.WriteLine();
    }

    public void Prove(TraceProof proof)
    {
        Title("The proof");
        AnsiConsole.MarkupLineInterpolated($"Every item at the providers carries marks of its own. Searched {proof.Files} files ({proof.Bytes:N0} bytes: database, journal, CRM, log at Trace)");
        AnsiConsole.MarkupLine("as UTF-8, UTF-16, base64 and percent-encoded text:");
        AnsiConsole.MarkupLineInterpolated($"  marks of {proof.Rejected:N0} rejected items found: [bold {(proof.RejectedFound == 0 ? "green" : "red")}]{proof.RejectedFound:N0}[/]");
        AnsiConsole.MarkupLineInterpolated($"  control, marks of {proof.Kept:N0} kept items found:   [bold {(proof.KeptFound == proof.Kept ? "green" : "red")}]{proof.KeptFound:N0}[/]");
        AnsiConsole.WriteLine();
    }

    public void Finish(DemoOutcome outcome)
    {
        Title("In your application");
        foreach (var line in HostExampleText.Read())
        {
            AnsiConsole.WriteLine(line);
        }
    }

    private static void ShowPlans(DemoOutcome outcome)
    {
        Title("The plans for Gmail");
        foreach (var (_, plan) in outcome.Plans.OrderByDescending(plan => plan.Value.Units).Take(3))
        {
            foreach (var line in plan.Explain().Split('\n'))
            {
                AnsiConsole.WriteLine(line);
            }

            AnsiConsole.WriteLine();
        }

        var (scan, actual) = (outcome.Plans.Sum(plan => plan.Value.ScanEstimate), outcome.Plans.Sum(plan => plan.Value.Units));
        AnsiConsole.MarkupLineInterpolated($"{outcome.Plans.Count:N0} mailboxes in all: {actual:N0} quota units, where looking at every message takes about {scan:N0}.");
        AnsiConsole.WriteLine();
    }

    private static void Title(string title)
    {
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine($"== {title}");
        }
        else
        {
            AnsiConsole.Write(new Rule($"[bold]{title}[/]") { Justification = Justify.Left });
        }
    }

    private static Table Progress(DemoWorld world, LatestReceipts latest)
    {
        // Who hosts a mailbox is what a narrow terminal can do without.
        var isWide = AnsiConsole.Profile.Width >= WidthOfProgress;
        var table = new Table().RoundedBorder().AddColumns(isWide ? ["mailbox", "host"] : ["mailbox"]);
        foreach (var column in new[] { "mail seen", "kept", "discarded", "meetings seen", "kept", "discarded" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var mailbox in world.Mailboxes)
        {
            var key = new MailboxKey(DemoHost.Organisation, mailbox.Key);
            table.AddRow(
            [
                mailbox.DisplayName.EscapeMarkup(),
                .. isWide ? new[] { mailbox.Vendor.ToString() } : [],
                .. Cells(latest.Find(new StreamKey(key, StreamKind.Mail))),
                .. Cells(latest.Find(new StreamKey(key, StreamKind.Calendar))),
            ]);
        }

        return table;
    }

    private static string[] Cells(ImportProgress? progress)
    {
        if (progress is null)
        {
            return ["", "", ""];
        }

        var receipt = progress.Receipt;
        var style = receipt.IsComplete ? "" : "[grey]";
        var end = receipt.IsComplete ? "" : "[/]";
        return [.. new[] { receipt.Listed, receipt.Kept, receipt.Discarded.Total }.Select(count => $"{style}{count:N0}{end}")];
    }

    private static void ShowKept(DemoOutcome outcome)
    {
        Title("Three that were kept");
        var shown = outcome.Kept
            .DistinctBy(item => (item.Item is Meeting, item.Matches[0].Tier))
            .Concat(outcome.Kept)
            .Distinct()
            .Take(3);
        foreach (var item in shown)
        {
            var match = item.Matches[0];
            var participant = item.Item.Participants[match.Participant];
            AnsiConsole.MarkupLineInterpolated($"  {(item.Item is Meeting ? "meeting" : "mail")} \"{item.Item.Subject}\"");
            AnsiConsole.MarkupLineInterpolated($"    because [green]{participant.Address}[/] ({participant.Role}) {Reason(match)}");
        }

        AnsiConsole.WriteLine();
    }

    private static string Reason(MatchCandidate match) => match.Tier == MatchTier.Exact
        ? $"is {match.Type.ToString().ToLowerInvariant()} {match.Id}" + (match.AccountId is null || match.Type == CrmRecordType.Account ? "" : $" of account {match.AccountId}")
        : $"has the domain of account {match.Id}";

    private static void ShowDiscarded(DemoOutcome outcome)
    {
        Title("Discarded: nothing exists of them but these counts");
        var discarded = new DiscardCounts();
        foreach (var result in outcome.Results)
        {
            discarded.Add(result.Receipt.Discarded);
        }

        foreach (var (reason, count) in discarded.NonZero())
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason,-20}{count,10:N0}"));
        }

        AnsiConsole.WriteLine();
    }

    private static void ShowReceipt(DemoOptions options, DemoOutcome outcome)
    {
        Title("The receipt, against the providers' own books");
        AnsiConsole.Write(ReceiptTable(outcome));
        foreach (var difference in outcome.Truth.Differences)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{difference}[/]");
        }

        var listed = outcome.Results.Sum(result => result.Receipt.Listed);
        AnsiConsole.MarkupLineInterpolated($"{listed:N0} items in {outcome.Seconds:N1} s ({listed / Math.Max(outcome.Seconds, 0.001):N0} per second).");
        if (options.Quota)
        {
            AnsiConsole.MarkupLineInterpolated($"With the providers' limits this import takes {outcome.VendorTime.TotalMinutes:N0} minutes.");
        }

        AnsiConsole.WriteLine();
    }

    // A stream per row, or per column where a row would not fit.
    private static Table ReceiptTable(DemoOutcome outcome)
    {
        string[] head = ["stream", "listed", "kept", "discarded", "undecided", "failed", "requests", "quota units", "provider says"];
        var streams = outcome.Results.Select(result => result.Receipt)
            .GroupBy(receipt => (receipt.Provider, receipt.Stream.Kind))
            .OrderBy(group => group.Key)
            .Select(group => ReceiptLine(group.Key.Provider, group.Key.Kind, [.. group], outcome.Truth));
        string[][] lines = [head, .. streams];
        if (AnsiConsole.Profile.Width < WidthOfReceipt)
        {
            lines = [.. head.Select((_, i) => lines.Select(line => line[i]).ToArray())];
        }

        var table = new Table().RoundedBorder().AddColumn(lines[0][0]);
        foreach (var column in lines[0][1..])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var line in lines[1..])
        {
            table.AddRow(line);
        }

        return table;
    }

    private static string[] ReceiptLine(Provider provider, StreamKind kind, IReadOnlyList<ImportReceipt> receipts, ProviderTruth truth) =>
    [
        $"{provider} {kind}",
        .. new[]
        {
            receipts.Sum(receipt => receipt.Listed), receipts.Sum(receipt => receipt.Kept), receipts.Sum(receipt => receipt.Discarded.Total),
            receipts.Sum(receipt => receipt.Undecided), receipts.Sum(receipt => receipt.Failed), receipts.Sum(receipt => receipt.Cost.Requests),
            receipts.Sum(receipt => receipt.Cost.QuotaUnits),
        }.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)),
        truth.Describe(provider, kind).EscapeMarkup(),
    ];

    /// <summary>A line when a stream is complete or waits, for output that goes elsewhere.</summary>
    private sealed class PlainProgress : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Receipt.IsComplete)
            {
                var receipt = value.Receipt;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{receipt.Stream.Mailbox.MailboxId} {receipt.Stream.Kind}: seen {receipt.Listed}, kept {receipt.Kept}, discarded {receipt.Discarded.Total}"));
            }
        }
    }
}
