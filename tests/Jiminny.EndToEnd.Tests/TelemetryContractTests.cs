using System.Text.RegularExpressions;

namespace Jiminny.EndToEnd.Tests;

/// <summary>TELEMETRY.md names every instrument, span and log event there is, and none that there is not.</summary>
public sealed partial class TelemetryContractTests
{
    private static readonly string Contract = File.ReadAllText(Path.Combine(Checkout.Root.FullName, "TELEMETRY.md"));

    [Fact]
    public void Every_instrument_and_span_is_named_and_no_other()
    {
        var made = Sources().SelectMany(source => Signal().Matches(source.Text)).Select(match => match.Groups["name"].Value).Distinct().Order().ToList();
        var named = NamedSignal().Matches(Contract).Select(match => match.Groups["name"].Value).Distinct().Order().ToList();

        Assert.NotEmpty(made);
        Assert.Equal(made, named);
    }

    [Fact]
    public void Every_log_event_is_written_down_as_it_is()
    {
        var made = Sources()
            .SelectMany(source => LogEvent().Matches(source.Text), (source, match) => Row(source.Package, match))
            .Order(StringComparer.Ordinal);
        var named = Contract[Contract.IndexOf("## Log events", StringComparison.Ordinal)..]
            .Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.StartsWith("| Jiminny.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(string.Join('\n', made), string.Join('\n', named));
    }

    /// <summary>No log call goes past the generated methods, whose messages stand in the contract.</summary>
    [Fact]
    public void Nothing_is_logged_but_by_these_events() =>
        Assert.DoesNotContain(Sources(), source => FreeLog().IsMatch(source.Text));

    private static string Row(string package, Match match)
    {
        var arguments = match.Groups["arguments"].Value;
        var message = string.Concat(Text().Matches(EventName().Replace(arguments, "")).Select(text => text.Groups["text"].Value));
        return $"| {package} | {Id().Match(arguments).Groups["id"].Value} {match.Groups["name"].Value} | {Level().Match(arguments).Groups["level"].Value} | {message} |";
    }

    private static IEnumerable<(string Package, string Text)> Sources() =>
        from package in Checkout.Root.GetDirectories("src/*")
        from file in package.EnumerateFiles("*.cs", SearchOption.AllDirectories)
        where !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        select (package.Name, File.ReadAllText(file.FullName));

    [GeneratedRegex("""(Create(Counter|Histogram|UpDownCounter|Gauge|ObservableGauge|ObservableCounter|ObservableUpDownCounter)(<\w+>)?|StartActivity)\(\s*["](?<name>[^"]+)""")]
    private static partial Regex Signal();

    [GeneratedRegex("""^\| `(?<name>jiminny[^`]*)`|Span `(?<name>[^`]+)`""", RegexOptions.Multiline)]
    private static partial Regex NamedSignal();

    [GeneratedRegex("""\[LoggerMessage\((?<arguments>.*?)\)\]\s*(public|internal|private) static partial void (?<name>\w+)""", RegexOptions.Singleline)]
    private static partial Regex LogEvent();

    [GeneratedRegex("""\.Log(Trace|Debug|Information|Warning|Error|Critical)\(""")]
    private static partial Regex FreeLog();

    [GeneratedRegex("""EventName = "[^"]*",?""")]
    private static partial Regex EventName();

    [GeneratedRegex("""(EventId = |^\s*)(?<id>\d+)""")]
    private static partial Regex Id();

    [GeneratedRegex("""LogLevel\.(?<level>\w+)""")]
    private static partial Regex Level();

    [GeneratedRegex("\"(?<text>([^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Text();
}
