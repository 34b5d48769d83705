using Jiminny.Connectors;
using Jiminny.Import.Kill.Tests.Importing;
using Jiminny.Import.Kill.Tests.Matrix;

namespace Jiminny.Import.Kill.Tests;

/// <summary>A process that is killed at any time, again and again.</summary>
public sealed class RandomKillTests
{
    /// <summary>Mailboxes that change are imported by processes that live some milliseconds; the last one is let to its end.</summary>
    [Fact]
    public async Task Killed_at_random_times_nothing_is_lost_and_nothing_comes_twice()
    {
        var kills = Environment.GetEnvironmentVariable("JIMINNY_NIGHTLY") == "1" ? 1000 : 2;
        var random = new Random(20261101);
        KillCase[] cases =
        [
            .. from store in Enum.GetValues<StoreKind>()
               where store == StoreKind.Sqlite || KillMatrix.Postgres is not null
               from stream in Enum.GetNames<StreamKind>()
               select new KillCase(nameof(Boundary.BeforeFetch), nameof(Phase.Resync), store.ToString(), stream),
        ];
        await using var world = await KillWorld.CreateAsync(cases, KillMatrix.Postgres);
        for (var i = 0; i < kills; i++)
        {
            await using var process = await ImporterProcess.StartAsync();
            foreach (var each in cases)
            {
                process.Send(world.Command(each) with { IsDue = true });
            }

            // Into start-up, into pages, into commits: what a process has come to by then differs each time.
            await process.WaitForAsync(AnswerKind.Page, pages: random.Next(1, 12));
            Array.ForEach(cases, world.Change);
            await process.KillAsync();
        }

        await using var last = await ImporterProcess.StartAsync();
        foreach (var each in cases)
        {
            last.Send(world.Command(each) with { IsDue = true });
        }

        await last.WaitAsync([.. cases.Select(each => each.Mailbox)], AnswerKind.Done);
        foreach (var each in cases)
        {
            last.Send(world.Command(each) with { IsDue = true });
        }

        // The round that was under way has seen some changes and not others; the one after it sees all.
        await last.WaitAsync([.. cases.Select(each => each.Mailbox)], AnswerKind.Done);
        foreach (var each in cases)
        {
            Assert.Equal("", await world.CompareAsync(each));
        }
    }
}
