using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Jiminny.EndToEnd.Tests;

/// <summary>The main job as a newcomer meets it.</summary>
public sealed class DemoTests
{
    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task The_receipt_equals_the_providers_books_and_rejected_items_left_no_trace(string quota)
    {
        var result = await DemoProcess.RunAsync("--output", "json", "--quota", quota);

        Assert.True(result.ExitCode == 0, result.Errors + result.Output);
        Assert.True(result.Json.GetProperty("truth").GetProperty("equal").GetBoolean());
        var proof = result.Json.GetProperty("proof");
        Assert.Equal(0, proof.GetProperty("rejectedFound").GetInt32());
        Assert.True(proof.GetProperty("rejected").GetInt32() > 1_000);
        Assert.Equal(proof.GetProperty("kept").GetInt32(), proof.GetProperty("keptFound").GetInt32());
        Assert.True(proof.GetProperty("kept").GetInt32() > 100);
        Assert.Equal(0, result.Json.GetProperty("failed").GetInt64());
        if (quota == "on")
        {
            Assert.True(result.Json.GetProperty("vendorSeconds").GetDouble() > 60);
        }
    }

    [Fact]
    public async Task Redirected_output_is_plain_and_tells_the_whole_story()
    {
        var result = await DemoProcess.RunAsync("--mailboxes", "2");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.All(
            ["Mail.ReadBasic", "gmail.readonly", "because", "The receipt", "rejected items found: 0", "AddJiminny("],
            part => Assert.Contains(part, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_again_and_again_and_resumed_it_ends_with_the_same_receipt_and_the_same_rows()
    {
        using var folder = new TemporaryFolder();
        var whole = folder.File("whole.db");
        var killed = folder.File("killed.db");
        var reference = await DemoProcess.RunAsync("--store", whole, "--output", "json");
        Assert.True(reference.ExitCode == 0, reference.Errors);
        var interrupted = 0;
        var random = new Random(20261101);
        for (var round = 0; round < 6; round++)
        {
            using var process = DemoProcess.Start(["--store", killed, "--output", "json", .. File.Exists(killed) ? ["--resume"] : Array.Empty<string>()]);
            await WaitForGrowthAsync(process, killed, random.Next(4_096, 300_000));
            if (!process.HasExited)
            {
                process.Kill();
                interrupted++;
            }

            await process.WaitForExitAsync();
        }

        var resumed = await DemoProcess.RunAsync("--store", killed, "--resume", "--output", "json");

        Assert.True(resumed.ExitCode == 0, resumed.Errors + resumed.Output);
        Assert.True(interrupted > 0, "no run was interrupted: the test shows nothing.");
        foreach (var figure in new[] { "totals", "perMailbox", "listed", "kept", "discarded", "undecided", "failed" })
        {
            Assert.Equal(reference.Json.GetProperty(figure).GetRawText(), resumed.Json.GetProperty(figure).GetRawText());
        }

        Assert.Equal(Rows(whole), Rows(killed));
    }

    /// <summary>Waits until the files have grown by some bytes, or the process has ended; how far it got is what varies.</summary>
    private static async Task WaitForGrowthAsync(Process process, string store, int bytes)
    {
        var before = Size(store);
        while (!process.HasExited && Size(store) < before + bytes)
        {
            await Task.Yield();
        }
    }

    private static long Size(string store) =>
        new[] { store, store + "-wal" }.Sum(path => File.Exists(path) ? new FileInfo(path).Length : 0);

    private static List<string> Rows(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        var rows = new List<string>();
        foreach (var sql in new[]
        {
            "SELECT i.mailbox_id, i.kind, i.provider_id, i.time, i.subject, i.global_id, p.position, p.role, p.address, p.name FROM jiminny_items i JOIN jiminny_participants p ON p.item_id = i.id ORDER BY 1, 2, 3, 7",
            "SELECT i.mailbox_id, i.kind, i.provider_id, m.position, m.participant, m.record_type, m.record_id, m.account_id, m.tier FROM jiminny_items i JOIN jiminny_matches m ON m.item_id = i.id ORDER BY 1, 2, 3, 4",
        })
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i))));
            }
        }

        return rows;
    }
}
