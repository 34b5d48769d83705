using System.Runtime.InteropServices;
using Jiminny.Connectors;
using Jiminny.Import.Kill.Tests.Importing;
using Jiminny.Import.Kill.Tests.Matrix;

namespace Jiminny.Import.Kill.Tests;

/// <summary>Eight importers want the same mailboxes; the one that has them is frozen past its leases and woken.</summary>
public sealed class FrozenImporterTests
{
    private const int Others = 7;

    // Seven importers with nothing in common but the database; in seven processes where there is time for it.
    private static readonly int Processes = Environment.GetEnvironmentVariable("JIMINNY_NIGHTLY") == "1" ? Others : 1;

    private const int Stop = 19;
    private const int Continue = 18;

    // Where it is frozen: before it asks for a page, with a page in hand, and with the last page in hand.
    private static readonly KillCase[] Cases =
    [
        .. new[] { Boundary.BeforeFetch, Boundary.AfterDecide, Boundary.BeforePromotion }
            .Select(boundary => new KillCase(boundary.ToString(), nameof(Phase.BackFill), nameof(StoreKind.Postgres), nameof(StreamKind.Mail))),
    ];

    [Fact]
    public async Task A_frozen_importer_that_wakes_after_its_lease_writes_nothing()
    {
        if (KillMatrix.Postgres is null)
        {
            Assert.Skip("requires PostgreSQL: set JIMINNY_POSTGRES to a connection string, as .ci/run does.");
        }

        await using var world = await KillWorld.CreateAsync(Cases, KillMatrix.Postgres);
        await using var frozen = await ImporterProcess.StartAsync();
        var halts = Cases.Select(each => Command(world, each, owner: 0) with { Halt = each.HaltAt, Arrival = each.HaltAt == Boundary.BeforePromotion ? 1 : 2 }).ToList();
        await EndsAsync(frozen, halts, AnswerKind.Halted);
        Assert.Equal(0, Signal(frozen.Id, Stop));

        var others = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => ImporterProcess.StartAsync()));
        try
        {
            // While the leases last everybody is turned away; when they are over one of them has each mailbox.
            Assert.All(await AllAsync(), end => Assert.StartsWith("Busy/", end, StringComparison.Ordinal));
            await world.EndLeasesAsync();
            var ends = await AllAsync();
            Assert.All(ends, end => Assert.Matches("^(Completed|Busy|FencedOut)/", end));
            Assert.InRange(ends.Count(end => end.StartsWith("Completed", StringComparison.Ordinal)), Cases.Length, int.MaxValue);
            await AssertExactAsync(world);

            // Woken, it goes on where it stood and believes that it holds the mailboxes: its first write is refused.
            Assert.Equal(0, Signal(frozen.Id, Continue));
            var woken = await EndsAsync(frozen, [.. halts.Select(halt => halt with { IsResume = true })], AnswerKind.Done);
            Assert.All(woken, end => Assert.StartsWith("FencedOut/", end, StringComparison.Ordinal));
            await AssertExactAsync(world);
        }
        finally
        {
            foreach (var other in others)
            {
                await other.DisposeAsync();
            }
        }

        async Task<List<string>> AllAsync()
        {
            var commands = Enumerable.Range(1, Others).SelectMany(owner => Cases.Select(each => Command(world, each, owner))).ToList();
            var ends = await Task.WhenAll(others.Select((other, i) => EndsAsync(other, [.. commands.Where((_, place) => place % Processes == i)], AnswerKind.Done)));
            return [.. ends.SelectMany(end => end)];
        }
    }

    private static ImportCommand Command(KillWorld world, KillCase each, int owner) =>
        world.Command(each) with { Flow = $"{each.Mailbox} {owner}", Owner = $"importer-{owner}" };

    private static async Task<IReadOnlyCollection<string>> EndsAsync(ImporterProcess process, List<ImportCommand> commands, AnswerKind kind)
    {
        commands.ForEach(process.Send);
        return [.. (await process.WaitAsync([.. commands.Select(command => command.Flow)], kind)).Values.Select(answer => answer.Text)];
    }

    private static async Task AssertExactAsync(KillWorld world)
    {
        foreach (var each in Cases)
        {
            Assert.Equal("", await world.CompareAsync(each));
        }
    }

    private static int Signal(int process, int signal) => kill(process, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
