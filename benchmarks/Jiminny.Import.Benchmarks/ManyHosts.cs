using System.Diagnostics;
using System.Text.Json;
using Jiminny.Emulator;
using Jiminny.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jiminny.Import.Benchmarks;

/// <summary>Many mailboxes on one PostgreSQL: what a second host brings where the providers' answers, and not the store, are what is waited for.</summary>
internal static class ManyHosts
{
    // What two hosts may need of the time of one.
    private const double MostOfOne = 0.6;

    public static async Task<int> RunAsync(int mailboxes, int latencyMilliseconds)
    {
        if (Environment.GetEnvironmentVariable("JIMINNY_POSTGRES") is not { Length: > 0 } server)
        {
            Console.Error.WriteLine("requires PostgreSQL: set JIMINNY_POSTGRES to a connection string.");
            return 2;
        }

        var one = await MeasureAsync(server, mailboxes, latencyMilliseconds, hosts: 1);
        var two = await MeasureAsync(server, mailboxes, latencyMilliseconds, hosts: 2);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            mailboxes,
            latencyMilliseconds,
            oneHostSeconds = Math.Round(one, 1),
            twoHostsSeconds = Math.Round(two, 1),
            ratio = Math.Round(two / one, 2),
        }));
        return two <= one * MostOfOne ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(string server, int mailboxes, int latencyMilliseconds, int hosts)
    {
        var name = $"jiminny_hosts_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        var database = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
        var folder = Directory.CreateTempSubdirectory("jiminny-hosts-");
        try
        {
            await using (var schema = new ServiceCollection().AddJiminnyPostgres(database).BuildServiceProvider())
            {
                await schema.GetRequiredService<IStoreSchema>().CreateAsync(CancellationToken.None);
            }

            return await MeasureAsync(database, Enumerable.Range(0, mailboxes).Select(Fill).ToList(), latencyMilliseconds, hosts, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task<double> MeasureAsync(string database, List<EmulatedMailbox> mailboxes, int latencyMilliseconds, int hosts, string folder)
    {
        var options = new EmulatorOptions { EnforceQuotas = false, Latency = TimeSpan.FromMilliseconds(latencyMilliseconds), TokenLifetime = TimeSpan.FromDays(1) };
        await using var emulator = await EmulatorServer.StartAsync(new EmulatedWorld(mailboxes, options: options));
        var tokens = mailboxes.ToDictionary(mailbox => mailbox.Key, mailbox => emulator.World.IssueToken(mailbox.Key, ["User.Read", "Mail.ReadBasic"]));
        var workers = new List<WorkerProcess>();
        try
        {
            for (var i = 0; i < hosts; i++)
            {
                workers.Add(await WorkerProcess.StartAsync(new WorkOrder(emulator.Address, database, IsPostgres: true, $"host-{i}", tokens), folder));
            }

            var watch = Stopwatch.StartNew();
            workers.ForEach(worker => worker.Go());
            while (await ScalarAsync(database, "SELECT COUNT(*) FROM jiminny_streams WHERE completed_at IS NOT NULL") < mailboxes.Count)
            {
                await Task.Delay(100);
            }

            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }

    private static EmulatedMailbox Fill(int number)
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, $"box{number}@acme.example");
        mailbox.AddRange(Enumerable.Range(1, 20).Select(i => new MessageDraft
        {
            ReceivedAt = DateTimeOffset.UtcNow.AddDays(-i),
            From = new EmulatedAddress(i % 5 == 0 ? Worker.Customer : $"person{i}@elsewhere.example"),
            To = [new EmulatedAddress(mailbox.Address)],
            Subject = "A subject",
            InternetMessageId = $"<{number}.{i}@mail.example>",
        }));
        return mailbox;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
