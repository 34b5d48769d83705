using System.Diagnostics;
using ImportDemo.Html;
using ImportDemo.Proof;
using ImportDemo.Reporting;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Emulator;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ImportDemo;

/// <summary>One run of the demo, from the first word to the proof.</summary>
internal static class DemoRun
{
    public static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        IDemoReport report = options.Json ? new JsonReport() : new TextReport();
        try
        {
            using var files = DemoFiles.Open(options);
            var world = DemoWorld.Create(options, files.Folder);
            return await RunAsync(options, world, files, report, cancellationToken);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or InvalidDataException or SqliteException)
        {
            Console.Error.WriteLine(string.Join(' ', unusable.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            return 2;
        }
    }

    private static async Task<int> RunAsync(DemoOptions options, DemoWorld world, DemoFiles files, IDemoReport report, CancellationToken cancellationToken)
    {
        report.Introduce(options, world);
        await using var server = await EmulatorServer.StartAsync(world.Providers, cancellationToken: cancellationToken);
        var tally = new WeeklyTally();
        var services = DemoHost.Build(options, world, files, server, tally);
        DemoOutcome outcome;
        IReadOnlyDictionary<(DateOnly Week, string Outcome), long> weeks;
        await using (services)
        {
            var watch = Stopwatch.StartNew();
            var results = await report.WatchAsync(world, progress => ImportAsync(services, world, progress, cancellationToken));
            var seconds = watch.Elapsed.TotalSeconds;
            var store = services.GetRequiredService<IImportStore>();
            var kept = await ReadAsync(store, cancellationToken);
            outcome = new DemoOutcome(results, kept, seconds, world.Clock.Elapsed, ProviderTruth.Compare(options, world, results))
            {
                Plans = await FindPlansAsync(store, results, cancellationToken),
            };
            outcome = outcome with { Undecided = await ReadUndecidedAsync(store, results, cancellationToken) };
            report.Show(options, world, outcome);
            weeks = tally.Counts;
            if (world.IsLabelled && outcome.IsComplete && await LateMatch.RunAsync(services, world, files, kept, cancellationToken) is { } late)
            {
                report.Surprise(late);
                outcome = outcome with { Kept = await ReadAsync(store, cancellationToken) };
            }
        }

        // The database is closed now: what it left on disk is what there is.
        var proof = TraceProof.Search(world, outcome, files);
        report.Prove(proof);
        if (options.Report is { } page)
        {
            HtmlReport.Write(page, world, outcome, weeks, proof);
        }

        report.Finish(outcome);
        return outcome.IsComplete && outcome.Truth.IsEqual && proof.Holds ? 0 : 1;
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, MailPlan>>> FindPlansAsync(
        IImportStore store, IReadOnlyList<ImportResult> results, CancellationToken cancellationToken)
    {
        var plans = new List<KeyValuePair<string, MailPlan>>();
        foreach (var receipt in results.Select(result => result.Receipt).Where(receipt => receipt is { Provider: Provider.Google, Stream.Kind: StreamKind.Mail }))
        {
            if (await store.FindStreamAsync(receipt.Stream, cancellationToken) is { } state && MailPlan.Find(state.Cursor) is { } plan)
            {
                plans.Add(KeyValuePair.Create(receipt.Stream.Mailbox.MailboxId, plan));
            }
        }

        return plans;
    }

    private static async Task<HashSet<(string Mailbox, string Id)>> ReadUndecidedAsync(
        IImportStore store, IReadOnlyList<ImportResult> results, CancellationToken cancellationToken)
    {
        var undecided = new HashSet<(string, string)>();
        foreach (var stream in results.Select(result => result.Receipt.Stream))
        {
            var pending = await store.ReadPendingAsync(stream, DateTimeOffset.MaxValue, int.MaxValue, cancellationToken);
            undecided.UnionWith(pending.Select(item => (stream.Mailbox.MailboxId, item.ProviderId)));
        }

        return undecided;
    }

    private static async Task<List<StoredItem>> ReadAsync(IImportStore store, CancellationToken cancellationToken)
    {
        var items = new List<StoredItem>();
        await foreach (var item in store.ReadItemsAsync(DemoHost.Organisation, ItemQuery.All, cancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    private static async Task<IReadOnlyList<ImportResult>> ImportAsync(
        IServiceProvider services,
        DemoWorld world,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        var importer = services.GetRequiredService<IImporter>();
        var mailboxes = await services.GetRequiredService<IMailboxDesignation>().ListAsync(DemoHost.Organisation, cancellationToken);
        var results = new IReadOnlyList<ImportResult>[mailboxes.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, 8), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, mailboxes.Count), parallel, async (i, token) =>
        {
            // Virtual time goes on when everybody who works waits; so who works says so.
            using var worker = world.Clock.RegisterWorker();
            results[i] = await importer.ImportMailboxAsync(mailboxes[i], progress, token);
        });
        return [.. results.SelectMany(result => result)];
    }
}
