using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>Writes results as JSON and Markdown, and the table into docs/matching.md between its marks.</summary>
internal static class ReportWriter
{
    private const string Begin = "<!-- figures: begin -->";
    private const string End = "<!-- figures: end -->";

    public static void Write(string root, string machine, IReadOnlyList<TableRow> rows, IReadOnlyList<Finding> findings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "benchmarks", "results", machine)).FullName;
        var text = Format(machine, rows, findings);
        File.WriteAllText(Path.Combine(folder, "Jiminny.Matching.json"), JsonSerializer.Serialize(rows, TableJson.Default.IReadOnlyListTableRow) + "\n");
        File.WriteAllText(Path.Combine(folder, "Jiminny.Matching.findings.json"), JsonSerializer.Serialize(findings, TableJson.Default.IReadOnlyListFinding) + "\n");
        File.WriteAllText(Path.Combine(folder, "Jiminny.Matching.md"), $"# Jiminny.Matching: figures\n\n{text}");
        var docs = Path.Combine(root, "docs", "matching.md");
        var page = File.ReadAllText(docs);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText(docs, $"{page[..(begin + Begin.Length)]}\n{text}{page[end..]}");
    }

    private static string Format(string machine, IReadOnlyList<TableRow> rows, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Machine `{machine}`, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, ");
        text.Append(CultureInfo.InvariantCulture, $"AVX-512 {(Vector512.IsHardwareAccelerated ? "yes" : "no")}, workstation GC. ");
        text.AppendLine("Medians of interleaved rounds in one process; the reference is FrozenDictionary (OrdinalIgnoreCase, span look-ups, address and domain).");
        text.AppendLine().AppendLine("| contacts | path | mix | ns per match | ratio | bytes per contact | built per second | bytes allocated |");
        text.AppendLine("|---:|---|---|---:|---:|---:|---:|---:|");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Size:N0} | {row.Path} | {row.Mix} | {row.NsPerMatch:F1} | {row.Ratio:F2} | {row.BytesPerContact:F1} | {row.BuildPerSecond:N0} | {row.AllocatedPerLookup:0.###} |");
        }

        text.AppendLine().AppendLine("| figure | value | unit | goal |").AppendLine("|---|---:|---|---|");
        foreach (var finding in findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {finding.Name} | {finding.Value:0.##} | {finding.Unit} | {finding.Goal} |");
        }

        return text.ToString();
    }
}
