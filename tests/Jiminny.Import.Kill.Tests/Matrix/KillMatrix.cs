using Jiminny.Import.Kill.Tests.Importing;

namespace Jiminny.Import.Kill.Tests.Matrix;

/// <summary>
/// Runs the whole matrix once: all cases share a process, each with an importer, a mailbox and, on SQLite, a file of its own. When each stands at its boundary
/// the process is killed, and the next one takes up what it left.
/// </summary>
public sealed class KillMatrix : IAsyncLifetime
{
    private readonly Dictionary<KillCase, string> _outcomes = [];
    private readonly Dictionary<string, int> _pages = new(StringComparer.Ordinal);

    /// <summary>The server the tests may use; PostgreSQL's cases are skipped without one.</summary>
    public static string? Postgres { get; } = Environment.GetEnvironmentVariable("JIMINNY_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>What went wrong in a case; empty when nothing did.</summary>
    public string OutcomeOf(KillCase each) => _outcomes[each];

    public async ValueTask InitializeAsync()
    {
        var rounds = Environment.GetEnvironmentVariable("JIMINNY_NIGHTLY") == "1" ? 10 : 1;
        for (var round = 0; round < rounds && _outcomes.Values.All(outcome => outcome.Length == 0); round++)
        {
            _pages.Clear();
            await RunAsync(KillCase.All(Postgres is not null));
        }
    }

    private async Task RunAsync(IReadOnlyList<KillCase> cases)
    {
        await using var world = await KillWorld.CreateAsync(cases, Postgres);
        await using (var process = await StartAsync())
        {
            await PrepareAsync(world, process, cases);
            await HaltAsync(world, process, cases);
            await process.KillAsync();
        }

        await using var next = await StartAsync();
        await RecoverAsync(world, next, cases);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ImporterProcess> StartAsync()
    {
        var process = await ImporterProcess.StartAsync();
        process.OnAnswer = answer =>
        {
            if (answer.Kind == AnswerKind.Page)
            {
                lock (_pages)
                {
                    _pages[answer.Flow] = _pages.GetValueOrDefault(answer.Flow) + 1;
                }
            }
        };
        return process;
    }

    /// <summary>Mailboxes that are to be killed later in their life are imported once, and something happens in them.</summary>
    private async Task PrepareAsync(KillWorld world, ImporterProcess process, IReadOnlyList<KillCase> cases)
    {
        var later = cases.Where(each => each.PhaseKind != Phase.BackFill).ToList();
        await RunAsync(process, [.. later.Select(world.Command)]);
        foreach (var each in later)
        {
            world.Change(each);
            lock (_pages)
            {
                _pages.Remove(each.Mailbox);
            }
        }
    }

    private async Task HaltAsync(KillWorld world, ImporterProcess process, IReadOnlyList<KillCase> cases)
    {
        foreach (var each in cases)
        {
            process.Send(world.Command(each) with
            {
                IsDue = each.PhaseKind != Phase.BackFill,
                Halt = each.HaltAt,
                Arrival = IsPerPage(each.HaltAt) && each.PhaseKind != Phase.Incremental ? 2 : 1,
            });
        }

        var answers = await process.WaitAsync([.. cases.Select(each => each.Mailbox)], AnswerKind.Halted, AnswerKind.Done);
        foreach (var each in cases)
        {
            _outcomes[each] = answers[each.Mailbox].Kind == AnswerKind.Halted ? "" : $"the boundary was not reached: {answers[each.Mailbox].Text}";
        }
    }

    private async Task RecoverAsync(KillWorld world, ImporterProcess process, IReadOnlyList<KillCase> cases)
    {
        // Due or not makes no difference to a round that is under way; one that had committed nothing is begun again.
        var answers = await RunAsync(process, [.. cases.Select(each => world.Command(each) with { IsDue = each.PhaseKind != Phase.BackFill })]);
        foreach (var each in cases)
        {
            var ended = answers[each.Mailbox].Text;
            var problems = new List<string>([_outcomes[each]]);
            if (!ended.StartsWith("Completed/", StringComparison.Ordinal))
            {
                problems.Add(ended);
            }
            else if (_pages.GetValueOrDefault(each.Mailbox) - int.Parse(ended["Completed/".Length..]) is > 1 and var again)
            {
                problems.Add($"{again} pages fetched again");
            }

            problems.Add(await world.CompareAsync(each));
            _outcomes[each] = string.Join("; ", problems.Where(problem => problem.Length > 0));
        }
    }

    private static async Task<Dictionary<string, ImportAnswer>> RunAsync(ImporterProcess process, IReadOnlyList<ImportCommand> commands)
    {
        foreach (var command in commands)
        {
            process.Send(command);
        }

        return await process.WaitAsync([.. commands.Select(command => command.Flow)], AnswerKind.Done);
    }

    private static bool IsPerPage(Boundary boundary) => boundary is not (Boundary.LeaseTaken or Boundary.BeforePromotion or Boundary.DuringSweep);
}
