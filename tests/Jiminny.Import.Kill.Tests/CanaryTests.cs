using Jiminny.Connectors;
using Jiminny.Import.Kill.Tests.Canaries;
using Jiminny.Import.Kill.Tests.Importing;
using Jiminny.Import.Kill.Tests.Matrix;
using Npgsql;

namespace Jiminny.Import.Kill.Tests;

/// <summary>
/// Every item carries random marks. After imports over both providers, both databases and both streams, one killed in the middle of a transaction, with everything
/// logged that can be logged, no mark of a rejected item is anywhere, and every mark of a kept one is found.
/// </summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task Nothing_of_a_rejected_item_is_in_any_file_or_signal_and_no_string_of_the_process_holds_it()
    {
        var started = DateTime.UtcNow.AddSeconds(-2);
        KillCase[] cases =
        [
            .. from boundary in new[] { nameof(Boundary.LeaseTaken), nameof(Boundary.AfterCursorBeforeCommit), nameof(Boundary.BeforeFetch) }
               from store in Enum.GetNames<StoreKind>()
               where store == nameof(StoreKind.Sqlite) || KillMatrix.Postgres is not null
               from stream in Enum.GetNames<StreamKind>()
               select new KillCase(boundary, nameof(Phase.BackFill), store, stream),
        ];
        var marks = new MarkedWorld();
        await using var world = await KillWorld.CreateAsync(cases, KillMatrix.Postgres, marks.Fill);
        await LogStatementsAsync(world);
        var signals = Path.Combine(world.Folder, "signals.log");
        await using (var killed = await ImporterProcess.StartAsync(signals))
        {
            var halts = cases.Where(each => each.HaltAt == Boundary.AfterCursorBeforeCommit).ToList();
            halts.ForEach(each => killed.Send(world.Command(each) with { Halt = each.HaltAt }));
            await killed.WaitAsync([.. halts.Select(each => each.Mailbox)], AnswerKind.Halted);
            await killed.KillAsync();
        }

        await using var importer = await ImporterProcess.StartAsync(signals);
        Array.ForEach(cases, each => importer.Send(world.Command(each)));
        var ends = await importer.WaitAsync([.. cases.Select(each => each.Mailbox)], AnswerKind.Done);
        Assert.All(ends.Values, end => Assert.StartsWith("Completed/", end.Text, StringComparison.Ordinal));

        var streams = cases.ToDictionary(each => each.Mailbox, each => each.StreamKind);
        var rejected = marks.Items.Where(item => !item.IsKept || !IsImported(item)).ToList();
        var kept = marks.Items.Except(rejected).ToList();

        // In memory: no string of a rejected item, nor of a body, which is never asked for. What a socket has read may still lie in its buffer as bytes.
        var strings = new Needles();
        rejected.ForEach(item => AddStrings(strings, item));
        kept.ForEach(item => strings.AddUtf16($"body of a kept item {item.Body}", item.Body));
        strings.AddUtf16("the customer, as control", KillWorld.Customer);
        var inMemory = new HashSet<string>();
        Assert.True(ProcessMemory.Search(importer.Id, strings, inMemory) > 1_000_000);
        Assert.Equal(["the customer, as control"], inMemory);
        await importer.KillAsync();

        var traces = new Needles();
        rejected.ForEach(item => AddTraces(traces, item));
        kept.ForEach(item => traces.AddText($"body of a kept item {item.Body}", item.Body));
        var control = new Needles();
        kept.ForEach(item => control.AddText(item.Subject, item.Subject));
        kept.ForEach(item => control.AddText(item.Name, item.Name));
        kept.ForEach(item => control.AddText(item.Id, item.Id));
        var found = new HashSet<string>();
        var seen = new HashSet<string>();
        foreach (var file in await FilesAsync(world, started))
        {
            var bytes = await ReadAsync(file);
            traces.Search(bytes, found);
            control.Search(bytes, seen);
        }

        Assert.Empty(found);
        Assert.Equal(kept.SelectMany(item => new[] { item.Subject, item.Name, item.Id }).Order(), seen.Order());

        bool IsImported(MarkedItem item) => item.IsMeeting == (streams[item.Mailbox] == StreamKind.Calendar);
    }

    private static void AddStrings(Needles needles, MarkedItem item)
    {
        needles.AddUtf16($"subject {item.Subject}", item.Subject);
        needles.AddUtf16($"body {item.Body}", item.Body);
        needles.AddUtf16($"name {item.Name}", item.Name);
        needles.AddUtf16($"address {item.LocalPart}", item.LocalPart);
    }

    private static void AddTraces(Needles needles, MarkedItem item)
    {
        needles.AddText($"subject {item.Subject}", item.Subject);
        needles.AddText($"body {item.Body}", item.Body);
        needles.AddText($"name {item.Name}", item.Name);
        needles.AddText($"address {item.LocalPart}", item.LocalPart);
        needles.AddText($"id of {item.Subject}", item.Id);
        needles.AddHashes($"hash of the address {item.LocalPart}", item.Address);
        needles.AddHashes($"hash of the subject {item.Subject}", $"Subject {item.Subject}");
        needles.AddHashes($"hash of the id of {item.Subject}", item.Id);
    }

    private static async Task LogStatementsAsync(KillWorld world)
    {
        if (KillMatrix.Postgres is not null)
        {
            await using var connection = new NpgsqlConnection(world.PostgresDatabase);
            await connection.OpenAsync();
            var name = new NpgsqlConnectionStringBuilder(world.PostgresDatabase).Database;
            await using var command = new NpgsqlCommand($"ALTER DATABASE {name} SET log_statement = 'all'; ALTER DATABASE {name} SET log_min_duration_statement = 0", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    // SQLite's files and the signals; of PostgreSQL its log, the database's own files, and all of the journal written since.
    private static async Task<List<string>> FilesAsync(KillWorld world, DateTime since)
    {
        var files = Directory.GetFiles(world.Folder, "*", SearchOption.AllDirectories).ToList();
        if (KillMatrix.Postgres is null)
        {
            return files;
        }

        await using var connection = new NpgsqlConnection(world.PostgresDatabase);
        await connection.OpenAsync();
        await ScalarAsync("CHECKPOINT");
        var data = await ScalarAsync("SHOW data_directory");
        var oid = await ScalarAsync("SELECT oid FROM pg_database WHERE datname = current_database()");
        files.AddRange(Directory.GetFiles(Path.Combine(data, "base", oid)));
        files.AddRange(Directory.GetFiles(Path.Combine(data, "pg_wal")).Where(file => File.GetLastWriteTimeUtc(file) >= since));
        var log = Path.Combine(Path.GetDirectoryName(data)!, "log");
        if (File.Exists(log))
        {
            files.Add(log);
        }

        return files;

        async Task<string> ScalarAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return $"{await command.ExecuteScalarAsync()}";
        }
    }

    // The server removes files of its own between the listing and the reading; what is gone holds nothing.
    private static async Task<byte[]> ReadAsync(string path)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
