using System.Globalization;
using System.Text.Json;
using Jiminny.Emulator;

namespace Jiminny.Import.Benchmarks;

/// <summary>One mailbox of very many messages: does memory stay where it is, and does a message cost the same at the end as at the beginning?</summary>
internal static class BigMailbox
{
    private const long MegaByte = 1024 * 1024;
    private const long MostOverIdle = 100 * MegaByte;

    public static async Task<int> RunAsync(int messages)
    {
        var folder = Directory.CreateTempSubdirectory("jiminny-big-mailbox-");
        try
        {
            var small = Fill("small@acme.example", 500);
            var big = Fill("big@acme.example", messages);
            await using var server = await EmulatorServer.StartAsync(new EmulatedWorld([small, big], options: new EmulatorOptions { EnforceQuotas = false, TokenLifetime = TimeSpan.FromDays(1) }));
            var order = new WorkOrder(server.Address, Path.Combine(folder.FullName, "store.db"), IsPostgres: false, "importer", new()
            {
                [small.Key] = server.World.IssueToken(small.Key, ["User.Read", "Mail.ReadBasic"]),
                [big.Key] = server.World.IssueToken(big.Key, ["User.Read", "Mail.ReadBasic"]),
            });
            await using var worker = await WorkerProcess.StartAsync(order, folder.FullName);
            worker.Go();
            return await MeasureAsync(worker, messages);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(WorkerProcess worker, int messages)
    {
        var (idle, highest) = (0L, 0L);
        var tenths = new List<double>();
        var (status, listed, seconds) = ("", 0L, 0.0);
        while (await worker.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            (status, listed, seconds) = (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
            var resident = long.Parse(parts[3], CultureInfo.InvariantCulture);
            idle = status == "idle" ? resident : idle;
            highest = Math.Max(highest, resident);
            while (tenths.Count < listed * 10 / messages)
            {
                tenths.Add(seconds);
            }
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            messages,
            status,
            listed,
            seconds,
            perSecond = Math.Round(listed / Math.Max(seconds, 0.001)),
            idleMegabytes = idle / MegaByte,
            overIdleMegabytes = (highest - idle) / MegaByte,
            secondsPerTenth = tenths.Select((end, i) => Math.Round(end - (i == 0 ? 0 : tenths[i - 1]), 2)),
        }));
        return status == "Completed" && highest - idle <= MostOverIdle ? 0 : 1;
    }

    // One message in a hundred is the customer's.
    private static EmulatedMailbox Fill(string key, int messages)
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, key);
        var now = DateTimeOffset.UtcNow;
        var to = new[] { new EmulatedAddress(key) };
        var people = Enumerable.Range(0, 1000).Select(i => new EmulatedAddress($"person{i}@elsewhere{i % 37}.example", $"Person {i}")).ToArray();
        var customer = new EmulatedAddress(Worker.Customer, "Ann");
        var step = TimeSpan.FromDays(330) / messages;
        mailbox.AddRange(Enumerable.Range(1, messages).Select(i => new MessageDraft
        {
            ReceivedAt = now - (step * i),
            From = i % 100 == 0 ? customer : people[i % people.Length],
            To = to,
            Subject = "A subject of ordinary length, as they are",
            InternetMessageId = "<m@mail.example>",
        }));
        return mailbox;
    }
}
