using Jiminny.Connectors;
using Jiminny.Emulator;
using Jiminny.EntityFrameworkCore;
using Jiminny.Import.Kill.Tests.Importing;
using Jiminny.Import.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jiminny.Import.Kill.Tests.Matrix;

/// <summary>Providers with a mailbox per case, behind HTTP, and the two databases. They outlive every importer process.</summary>
internal sealed class KillWorld : IAsyncDisposable
{
    public const string Customer = "ann@customer.example";

    private const string Template = "template.db";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jiminny-kill-");
    private readonly DateTime _now = DateTime.UtcNow.Date.AddHours(12);
    private readonly string _postgres;
    private readonly string? _postgresServer;
    private EmulatorServer _server = null!;
    private int _made;

    private KillWorld(string? postgresServer)
    {
        _postgresServer = postgresServer;
        _postgres = $"jiminny_kill_{Guid.NewGuid():N}";
    }

    public EmulatedWorld Providers => _server.World;

    /// <summary>Where SQLite's files are.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The database on PostgreSQL.</summary>
    public string PostgresDatabase => new NpgsqlConnectionStringBuilder(_postgresServer) { Database = _postgres }.ToString();

    public static async Task<KillWorld> CreateAsync(IEnumerable<KillCase> cases, string? postgresServer, Action<EmulatedMailbox>? more = null)
    {
        var world = new KillWorld(postgresServer);
        var mailboxes = cases.Select(each => world.Fill(each.Mailbox, each.Provider)).ToList();
        mailboxes.ForEach(mailbox => more?.Invoke(mailbox));
        world._server = await EmulatorServer.StartAsync(new EmulatedWorld(mailboxes));
        await world.CreateDatabasesAsync();
        return world;
    }

    public ImportCommand Command(KillCase each) => new()
    {
        Flow = each.Mailbox,
        Store = each.StoreKind,
        Database = DatabaseOf(each),
        Mailbox = each.Mailbox,
        Token = TokenOf(each),
        Provider = each.Provider,
        Stream = each.StreamKind,
        Server = _server.Address,
    };

    /// <summary>What happens in a mailbox between two looks at it: mail arrives, some is deleted.</summary>
    public void Change(KillCase each)
    {
        var mailbox = Providers.Mailbox(each.Mailbox);
        if (each.StreamKind == StreamKind.Mail)
        {
            mailbox.Delete(mailbox.Messages.First(message => message.From?.Address == Customer));
            AddMail(mailbox, minutesAgo: 3, Customer);
            AddMail(mailbox, minutesAgo: 2, "stranger@elsewhere.example");
            AddMail(mailbox, minutesAgo: 1, Customer);
        }
        else
        {
            mailbox.Delete(mailbox.Events.First(item => item.Organizer?.Address == Customer));
            AddMeeting(mailbox, inHours: 30, Customer);
            AddMeeting(mailbox, inHours: 31, "stranger@elsewhere.example");
            AddMeeting(mailbox, inHours: 32, Customer);
        }
    }

    /// <summary>In what the store differs from the provider's truth; empty when in nothing.</summary>
    public async Task<string> CompareAsync(KillCase each)
    {
        var truth = Providers.Truth(each.Mailbox);
        List<string> expected = each.StreamKind == StreamKind.Mail
            ? [.. truth.Messages.Where(message => message.Participants.Any(who => who.Address == Customer)).Select(message => message.ImmutableId)]
            : [.. truth.Occurrences(_now.AddDays(-1), _now.AddMonths(11)).Where(item => item.Participants.Any(who => who.Address == Customer)).Select(item => item.ImmutableId)];
        await using var services = Open(each);
        var organisation = Command(each).Organisation;
        var store = services.GetRequiredService<IImportStore>();
        var stored = await store.ReadItemsAsync(organisation, new ItemQuery { MailboxId = each.Mailbox }, CancellationToken.None)
            .Select(item => item.Item.ProviderId).ToListAsync();
        var lost = expected.Except(stored).Count();
        var twice = stored.Count - stored.Distinct().Count();
        var foreign = stored.Except(expected).Count();
        var receipts = await store.ReadReceiptsAsync(organisation, CancellationToken.None)
            .Where(receipt => receipt.Stream.Mailbox.MailboxId == each.Mailbox).ToListAsync();
        var problems = new List<string>();
        Add(lost > 0, $"{lost} lost");
        Add(twice > 0, $"{twice} twice");
        Add(foreign > 0, $"{foreign} that should not be there");
        Add(receipts.Count != 1 || !receipts[0].IsBalanced || !receipts[0].IsComplete, "the receipt is not complete or does not add up");
        return string.Join(", ", problems);

        void Add(bool isWrong, string problem)
        {
            if (isWrong)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Lets the lease of every mailbox on PostgreSQL be over, as if its time had passed on the database's clock.</summary>
    public async Task EndLeasesAsync()
    {
        await using var connection = new NpgsqlConnection(PostgresDatabase);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("UPDATE jiminny_mailboxes SET leased_until = 0", connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        if (_postgresServer is not null)
        {
            await ExecuteAsync($"DROP DATABASE {_postgres} WITH (FORCE)");
        }
    }

    private ServiceProvider Open(KillCase each)
    {
        var services = new ServiceCollection();
        _ = each.StoreKind == StoreKind.Sqlite ? services.AddJiminnySqlite(DatabaseOf(each)) : services.AddJiminnyPostgres(DatabaseOf(each));
        return services.BuildServiceProvider();
    }

    // A file of its own per case: SQLite has one writer, and a halted one would stop all others.
    private string DatabaseOf(KillCase each)
    {
        if (each.StoreKind == StoreKind.Postgres)
        {
            return PostgresDatabase;
        }

        var path = Path.Combine(_folder.FullName, $"{each.Mailbox}.db");
        if (!File.Exists(path))
        {
            File.Copy(Path.Combine(_folder.FullName, Template), path);
        }

        return path;
    }

    private async Task CreateDatabasesAsync()
    {
        await using (var sqlite = new ServiceCollection().AddJiminnySqlite(Path.Combine(_folder.FullName, Template)).BuildServiceProvider())
        {
            await sqlite.GetRequiredService<IStoreSchema>().CreateAsync(CancellationToken.None);
        }

        SqliteConnection.ClearAllPools();
        if (_postgresServer is null)
        {
            return;
        }

        await ExecuteAsync($"CREATE DATABASE {_postgres}");
        await using var postgres = new ServiceCollection().AddJiminnyPostgres(PostgresDatabase).BuildServiceProvider();
        await postgres.GetRequiredService<IStoreSchema>().CreateAsync(CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_postgresServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string TokenOf(KillCase each) => Providers.IssueToken(each.Mailbox, each.Provider == Provider.Microsoft
        ? ["User.Read", "Mail.ReadBasic", "Calendars.ReadBasic"]
        : ["https://www.googleapis.com/auth/gmail.readonly", "https://www.googleapis.com/auth/calendar.events.owned.readonly"]);

    // Three pages of five: half of them with the customer, the rest with strangers and among colleagues.
    private EmulatedMailbox Fill(string key, Provider provider)
    {
        var mailbox = new EmulatedMailbox(provider == Provider.Microsoft ? Vendor.Microsoft : Vendor.Google, key);
        for (var i = 0; i < 13; i++)
        {
            var who = (i % 4) switch { 0 or 1 => Customer, 2 => "stranger@elsewhere.example", _ => "colleague@acme.example" };
            AddMail(mailbox, minutesAgo: 60 * 24 * (i + 1), who);
            AddMeeting(mailbox, inHours: 24 * (i + 2), who);
        }

        return mailbox;
    }

    private void AddMail(EmulatedMailbox mailbox, int minutesAgo, string from)
    {
        var number = ++_made;
        mailbox.Add(new MessageDraft
        {
            ReceivedAt = DateTimeOffset.UtcNow.AddMinutes(-minutesAgo),
            From = new EmulatedAddress(from),
            To = [new EmulatedAddress(mailbox.Address)],
            Subject = $"mail {number}",
            InternetMessageId = $"<{number}@mail.example>",
        });
    }

    private void AddMeeting(EmulatedMailbox mailbox, int inHours, string with) => mailbox.Add(new EventDraft
    {
        Start = _now.AddHours(inHours),
        End = _now.AddHours(inHours + 1),
        Subject = $"meeting {++_made}",
        Organizer = new EmulatedAddress(with),
        Attendees = [new EmulatedAttendee(new EmulatedAddress(mailbox.Address))],
    });
}
