using System.CommandLine;
using System.CommandLine.Parsing;
using Jiminny.Connectors.Google;

namespace ImportDemo;

/// <summary>The command line: its options, their checks and their help.</summary>
internal static class DemoCommand
{
    private static readonly Option<DirectoryInfo?> Corpus = new("--corpus")
    {
        Description = "Import a corpus folder (messages.jsonl.gz, crm-people.csv, crm-accounts.csv) instead of the demo company.",
        HelpName = "DIR",
    };

    private static readonly Option<int?> Mailboxes = new("--mailboxes") { Description = "Only the first N mailboxes.", HelpName = "N" };

    private static readonly Option<string> Provider = Choice("--provider", "both", "Which provider hosts the mailboxes; both: by turns.", "microsoft", "google", "both");

    private static readonly Option<string> Match = Choice("--match", "exact-and-domain", "What counts as a match.", "exact", "exact-and-domain");

    private static readonly Option<string> Plan = Choice(
        "--plan", "scan", "How Gmail mailboxes are read: look at every message, ask Gmail for the CRM's mail, or whichever costs less.", "scan", "search", "auto");
    private static readonly Option<string?> Quota = new("--quota")
    {
        Description = "Whether the providers' limits bind, on virtual time: nobody waits. Default on, with --corpus off.",
        HelpName = "on|off",
    };

    private static readonly Option<FileInfo?> Store = new("--store")
    {
        Description = "Keep the store in this file. Default: a temporary folder, removed at the end.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with the store of an earlier run (needs --store)." };

    private static readonly Option<FileInfo?> Report = new("--report")
    {
        Description = "Write one HTML page to this file: what was kept and discarded, by week and reason. It holds counts only and needs nothing else.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Output = Choice("--output", "text", "How to report.", "text", "json");

    public static RootCommand Create(Func<DemoOptions, CancellationToken, Task<int>> run)
    {
        Quota.AcceptOnlyFromAmong("on", "off");
        var command = new RootCommand(
            "Imports mail and meetings from an emulated Microsoft 365 and Google, keeps only what matches the CRM, and proves that the rest left no trace.")
        {
            Corpus, Mailboxes, Provider, Match, Plan, Quota, Store, Resume, Report, Output,
        };
        command.SetAction((result, cancellationToken) => run(Read(result), cancellationToken));
        return command;
    }

    private static DemoOptions Read(ParseResult result) => new()
    {
        Corpus = result.GetValue(Corpus),
        Mailboxes = result.GetValue(Mailboxes),
        Provider = Enum.Parse<ProviderChoice>(result.GetValue(Provider)!, ignoreCase: true),
        MatchDomains = result.GetValue(Match) == "exact-and-domain",
        Plan = Enum.Parse<MailPlanChoice>(result.GetValue(Plan)!, ignoreCase: true),
        Quota = (result.GetValue(Quota) ?? (result.GetValue(Corpus) is null ? "on" : "off")) == "on",
        Store = result.GetValue(Store),
        Resume = result.GetValue(Resume),
        Json = result.GetValue(Output) == "json",
        Report = result.GetValue(Report),
    };

    /// <summary>What is wrong with a command line, in one line; <see langword="null"/> when nothing is.</summary>
    public static string? FindMistake(ParseResult result)
    {
        if (result.Errors is [var error, ..])
        {
            var message = string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return error.SymbolResult is not OptionResult option ? message
                : option.Option == Mailboxes && option.Tokens is [var given] ? $"--mailboxes: '{given.Value}' is no number; give one from 1 to {int.MaxValue}."
                : option.Option is Option<DirectoryInfo?> or Option<FileInfo?> && option.Tokens is [{ Value: "" }] ? $"{option.Option.Name}: the path is blank."
                : $"{option.Option.Name}: {message}";
        }

        return Read(result) switch
        {
            { Corpus: { Exists: false } corpus } => $"--corpus: there is no folder '{corpus}'.",
            { Mailboxes: < 1 and var count } => $"--mailboxes: {count} is too few; give a number from 1 on.",
            { Resume: true, Store: null } => "--resume needs --store: without it the store of the earlier run is gone.",
            { Resume: true, Store: { Exists: false } store } => $"--resume: there is no store '{store}'; run once without --resume.",
            _ => null,
        };
    }

    private static Option<string> Choice(string name, string fallback, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = $"{description} Default {fallback}.", DefaultValueFactory = _ => fallback, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
