using System.Globalization;
using System.Net;
using System.Text;
using ImportDemo.Proof;
using ImportDemo.Reporting;
using Jiminny.Connectors;

namespace ImportDemo.Html;

/// <summary>One page that tells what an import kept and why the rest was discarded. It holds everything it needs, and numbers only: no name, address or subject.</summary>
internal static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light; }
        body { font: 16px/1.5 system-ui, sans-serif; color: #1c2430; background: #fff; margin: 0 auto; max-width: 1080px; padding: 32px 24px 64px; }
        h1 { font-size: 30px; margin: 0 0 4px; } h2 { font-size: 20px; margin: 40px 0 8px; } p { max-width: 72ch; }
        .big { display: flex; gap: 40px; flex-wrap: wrap; margin: 24px 0; } .big div { min-width: 130px; }
        .big b { display: block; font-size: 34px; line-height: 1.15; font-variant-numeric: tabular-nums; } .big span { color: #566072; }
        svg { width: 100%; height: auto; } svg text { font: 12px system-ui, sans-serif; fill: #566072; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; } th, td { text-align: right; padding: 4px 8px; border-bottom: 1px solid #e3e7ee; font-size: 14px; }
        th { color: #566072; font-weight: 600; vertical-align: bottom; font-size: 12.5px; line-height: 1.3; } th:first-child, td:first-child { text-align: left; }
        .key { display: flex; gap: 6px 22px; flex-wrap: wrap; list-style: none; padding: 0; } .key i { display: inline-block; width: 12px; height: 12px; margin-right: 7px; }
        .good { color: #1b7f5c; } .bad { color: #b3261e; } .note { color: #566072; font-size: 14px; }
        """;

    public static void Write(FileInfo file, DemoWorld world, DemoOutcome outcome, IReadOnlyDictionary<(DateOnly Week, string Outcome), long> weeks, TraceProof proof)
    {
        var receipts = outcome.Results.Select(result => result.Receipt).ToList();
        var chart = new WeekChart(weeks);
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>What was kept, and what was not</title>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width\"><style>\n").Append(Style).Append("\n</style></head><body>\n");
        Intro(html, world, receipts);
        html.Append("<h2>Week by week</h2>\n<p>Each bar is a week of the items' own dates. What was kept stands above the line; what was discarded hangs below it, by reason.</p>\n");
        chart.Write(html);
        Key(html, chart);
        ReceiptTable(html, receipts, outcome);
        Proof(html, proof, receipts.Sum(receipt => receipt.Kept - receipt.Repeated));
        WeekTable(html, chart);
        html.Append("</body></html>\n");
        file.Directory!.Create();
        File.WriteAllText(file.FullName, html.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static void Intro(StringBuilder html, DemoWorld world, List<Jiminny.Import.ImportReceipt> receipts)
    {
        var listed = receipts.Sum(receipt => receipt.Listed);
        var kept = receipts.Sum(receipt => receipt.Kept);
        var discarded = receipts.Sum(receipt => receipt.Discarded.Total);
        var undecided = receipts.Sum(receipt => receipt.Undecided + receipt.Failed);
        html.Append("<h1>What was kept, and what was not</h1>\n");
        Append(html, $"<p>An import looked at the mail of the last twelve months and the meetings of the next twelve of {Text(world.Description)}. An item is kept only if somebody on it is in the company's CRM. Everything else was discarded unread: no copy of it exists, only the counts on this page.</p>\n");
        html.Append("<div class=\"big\">");
        Big("looked at", listed, "");
        Big("kept", kept, " class=\"good\"");
        Big("discarded", discarded, "");
        Big("not decided", undecided, "");
        html.Append("</div>\n");
        Append(html, $"<p>Of every 100 items {Share(kept, listed)} were kept. {listed:N0} = {kept:N0} kept + {discarded:N0} discarded + {undecided:N0} not decided: the account adds up after every page, or the page is not written.</p>\n");

        void Big(string what, long count, string style) => Append(html, $"<div><b{style}>{count:N0}</b><span>{what}</span></div>");
    }

    private static void Key(StringBuilder html, WeekChart chart)
    {
        html.Append("<ul class=\"key\">");
        foreach (var outcome in chart.Reasons.Prepend(WeeklyTally.Kept))
        {
            Append(html, $"<li><i style=\"background:{WeekChart.ColourOf(outcome)}\"></i>{Text(Words.Of(outcome))}</li>");
        }

        html.Append("</ul>\n");
        Append(html, $"<p class=\"note\">A figure below {WeekChart.SmallestCell} could point to a person. Such figures of a week are merged into one, and left out where even that stays below {WeekChart.SmallestCell}; the bars may therefore come to a little less than the account below.</p>\n");
    }

    private static void ReceiptTable(StringBuilder html, List<Jiminny.Import.ImportReceipt> receipts, DemoOutcome outcome)
    {
        html.Append("<h2>The account</h2>\n<table><tr><th>from</th><th>looked at</th><th>kept</th>");
        var reasons = Enum.GetValues<DiscardReason>().Where(reason => receipts.Any(receipt => receipt.Discarded[reason] > 0)).ToList();
        reasons.ForEach(reason => Append(html, $"<th>{Text(Words.Of(reason.ToString()))}</th>"));
        html.Append("<th>not decided</th></tr>\n");
        foreach (var stream in receipts.GroupBy(receipt => (receipt.Provider, receipt.Stream.Kind)).OrderBy(group => group.Key))
        {
            Append(html, $"<tr><td>{stream.Key.Provider} {(stream.Key.Kind == StreamKind.Mail ? "mail" : "meetings")}</td><td>{stream.Sum(receipt => receipt.Listed):N0}</td><td>{stream.Sum(receipt => receipt.Kept):N0}</td>");
            reasons.ForEach(reason => Append(html, $"<td>{Few(stream.Sum(receipt => receipt.Discarded[reason]))}</td>"));
            Append(html, $"<td>{Few(stream.Sum(receipt => receipt.Undecided + receipt.Failed))}</td></tr>\n");
        }

        html.Append("</table>\n");
        html.Append(outcome.Truth.IsEqual
            ? "<p class=\"good\">The providers' own books say the same, line by line.</p>\n"
            : "<p class=\"bad\">The providers' own books say otherwise.</p>\n");
    }

    private static void Proof(StringBuilder html, TraceProof proof, long kept)
    {
        html.Append("<h2>The proof</h2>\n");
        Append(html, $"<p>Every item at the providers carried marks of its own. After the import {proof.Files} files ({proof.Bytes / 1024:N0} KB: the database, its journal, the log at its most talkative) were searched for all of them, as plain text and in the encodings text hides in. Of {proof.Rejected:N0} items that were not kept, marks of <b class=\"{(proof.RejectedFound == 0 ? "good" : "bad")}\">{proof.RejectedFound:N0}</b> were found. So that the search is known to see: of {proof.Kept:N0} kept items it found <b class=\"{(proof.KeptFound == proof.Kept ? "good" : "bad")}\">{proof.KeptFound:N0}</b>{(proof.Kept > kept ? $", {proof.Kept - kept:N0} of which appeared when somebody was added to the CRM afterwards" : "")}.</p>\n");
    }

    private static void WeekTable(StringBuilder html, WeekChart chart)
    {
        html.Append("<h2>The same in figures</h2>\n<details><summary>Show the weeks</summary><table><tr><th>week of</th><th>kept</th>");
        foreach (var reason in chart.Reasons)
        {
            Append(html, $"<th>{Text(Words.Of(reason))}</th>");
        }

        html.Append("</tr>\n");
        foreach (var week in chart.Weeks)
        {
            Append(html, $"<tr><td>{week:d MMM yyyy}</td><td>{Cell(chart.Of(week, WeeklyTally.Kept))}</td>");
            foreach (var reason in chart.Reasons)
            {
                Append(html, $"<td>{Cell(chart.Of(week, reason))}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table></details>\n");
    }

    private static string Cell(long count) => count == 0 ? "" : count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Few(long count) => count is > 0 and < WeekChart.SmallestCell ? $"below {WeekChart.SmallestCell}" : Cell(count);

    private static string Share(long part, long whole) => (100.0 * part / Math.Max(1, whole)).ToString("F0", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static void Append(StringBuilder html, FormattableString text) => html.Append(text.ToString(CultureInfo.InvariantCulture));
}
