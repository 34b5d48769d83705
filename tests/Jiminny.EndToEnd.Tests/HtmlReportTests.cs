using System.Globalization;
using System.Text.RegularExpressions;

namespace Jiminny.EndToEnd.Tests;

public class HtmlReportTests
{
    [Fact]
    public async Task The_page_stands_alone_names_nobody_and_its_figures_are_the_receipts()
    {
        using var folder = new TemporaryFolder();
        var page = folder.File("report.html");

        var result = await DemoProcess.RunAsync("--mailboxes", "2", "--output", "json", "--report", page);

        Assert.Equal(0, result.ExitCode);
        var html = await File.ReadAllTextAsync(page);
        Assert.DoesNotMatch("(?i)https?:|//|src=|href=|@import|url\\(|<script", html);
        Assert.DoesNotContain(".example", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(subject|addr|name|body)-[0-9a-f]{16}", html);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains($"<b>{Number(result.Json.GetProperty("listed").GetInt64())}</b>", html, StringComparison.Ordinal);
        Assert.Contains($">{Number(result.Json.GetProperty("kept").GetInt64())}</b>", html, StringComparison.Ordinal);
        Assert.All(Regex.Matches(html, @"<title>week of [^:]+: (?<count>\d+) ").Select(match => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture)),
            count => Assert.InRange(count, 5, int.MaxValue));
        Assert.True(result.Json.GetProperty("lateMatch").GetProperty("appeared").GetInt32() > 0);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
