using System.Collections.Concurrent;
using System.Diagnostics;

namespace Jiminny.Simulation.Mutation;

/// <summary>Changes the product a byte at a time and sees whether seeds notice. A mutant that lives is either explained beside this file or a hole in the judge.</summary>
internal static class MutationRun
{
    private const string Product = "Jiminny.Import.dll";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // The cursor, the lease and the commit: the loop around a listing, its session, and what the store does to lease, fence and write.
    private static readonly string[] Methods =
    [
        "MailboxImport+<RunAsync>", "StreamSession+<CommitAsync>", "StreamSession+<OpenAsync>", "StreamSession.Become", "StreamSession.Prepare",
        "ListingRun.", "ListingRun+", "InMemoryImportStore.AcquireAsync", "InMemoryImportStore.ReleaseAsync", "InMemoryImportStore.FindStreamAsync",
        "InMemoryImportStore.CommitAsync", "InMemoryStream.", "ImportReceipt.With", "ImportReceipt.get_IsBalanced", "ImportReceipt.get_IsComplete",
    ];

    /// <summary>Runs all mutants, or each n-th.</summary>
    /// <returns>How many live that nobody has explained.</returns>
    public static int Run(int seeds, int every)
    {
        var mutants = MutantFinder.Find(Path.Combine(AppContext.BaseDirectory, Product), Methods).Where((_, i) => i % every == 0).ToList();
        var explained = File.ReadLines(ExplanationsPath()).Where(line => line.StartsWith("- `", StringComparison.Ordinal)).Select(line => line[3..line.IndexOf("`:", StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var queue = new ConcurrentQueue<Mutant>(mutants);
        var living = new ConcurrentBag<Mutant>();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        foreach (var mutant in living.OrderBy(mutant => mutant.Method).ThenBy(mutant => mutant.Line))
        {
            Console.WriteLine($"{(explained.Contains(mutant.Key) ? "explained" : "LIVES    ")} {mutant.Method}:{mutant.Line} {mutant.Change}: {mutant.Source}");
        }

        var unexplained = living.Count(mutant => !explained.Contains(mutant.Key));
        Console.WriteLine($"{mutants.Count} mutants, {mutants.Count - living.Count} found within {seeds} seeds, {living.Count - unexplained} explained, {unexplained} live");
        return unexplained;

        void Work()
        {
            var folder = Directory.CreateTempSubdirectory("jiminny-mutant-");
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            while (queue.TryDequeue(out var mutant))
            {
                if (Lives(mutant, folder.FullName, seeds))
                {
                    living.Add(mutant);
                }
            }

            folder.Delete(recursive: true);
        }
    }

    private static bool Lives(Mutant mutant, string folder, int seeds)
    {
        var image = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Product));
        image[mutant.Offset] = mutant.Byte;
        File.WriteAllBytes(Path.Combine(folder, Product), image);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(folder, "Jiminny.Simulation.dll"), "--hunt", $"{seeds}" })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(Patience))
        {
            return process.ExitCode == 0;
        }

        // One that runs for ever is noticed by whoever waits.
        process.Kill();
        return false;
    }

    private static string ExplanationsPath() => Path.Combine(AppContext.BaseDirectory, "mutants.md");
}
