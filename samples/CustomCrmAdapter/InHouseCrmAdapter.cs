using System.Globalization;
using Jiminny.Crm;
using Microsoft.Data.Sqlite;

namespace CustomCrmAdapter;

/// <summary>
/// A CRM adapter over an in-house database. The cursor is a revision: the database numbers its changes, and everything after a number is what
/// a reader has not seen. It needs no state beside the cursor, so any process can go on from it, and a record that goes between
/// two pages shifts nothing.
/// </summary>
public sealed class InHouseCrmAdapter(string database, int pageSize = 500) : ICrmAdapter, ICrmAddressLookup, ICrmActivityLog
{
    // The version in front lets a later format be told from this one.
    private const string CursorPrefix = "r1:";

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = database }.ToString();

    public CrmDescriptor Descriptor { get; } = new("in-house")
    {
        MaxPageSize = pageSize,
        ReportsMerges = true,
        Capabilities = CrmCapabilities.AddressLookup | CrmCapabilities.ActivityLog,
    };

    public int MaxAddresses => 200;

    public async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = await OpenAsync(cancellationToken);
        if (!TryParse(cursor, out var revision) || revision > await LastRevisionAsync(connection, cancellationToken))
            return new CrmCursorExpired();

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM feed WHERE revision > $after ORDER BY revision LIMIT $count";
        command.Parameters.AddWithValue("$after", revision);
        command.Parameters.AddWithValue("$count", pageSize + 1);
        var changes = new List<CrmChange>();
        var problems = new List<CrmProblem>();
        var isLast = true;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (changes.Count == pageSize)
            {
                isLast = false;
                break;
            }

            changes.Add(ReadChange(rows, problems));
            revision = rows.GetInt64(0);
        }

        return new CrmPage
        {
            Changes = changes,
            Problems = problems,
            Next = new CrmCursor(CursorPrefix + revision.ToString(CultureInfo.InvariantCulture)),
            IsLast = isLast,
        };
    }

    public async ValueTask<CrmReadResult> FindPeopleAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, MaxAddresses, nameof(addresses));
        await using var connection = await OpenAsync(cancellationToken);
        var people = new Dictionary<CrmReference, CrmRecord>();
        foreach (var address in addresses.Where(address => !string.IsNullOrWhiteSpace(address)))
        {
            await using var command = connection.CreateCommand();
            // Addresses stand one to a line; what is asked for is a parameter, never part of the command.
            command.CommandText = "SELECT * FROM feed WHERE type < 2 AND gone = 0 AND instr(char(10) || lower(texts) || char(10), char(10) || lower($address) || char(10)) > 0";
            command.Parameters.AddWithValue("$address", address.Trim());
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                if (ReadChange(rows, []).Record is { } person)
                    people[new CrmReference(person.Type, person.Id)] = person;
            }
        }

        return new CrmPeopleFound([.. people.Values]);
    }

    public async ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var present = new List<CrmReference>();
        foreach (var record in activity.Records)
        {
            if (await ExistsAsync(connection, record, cancellationToken))
                present.Add(record);
        }

        if (present.Count == 0)
            return new CrmRecordMissing(activity.Records[0]);

        await using var command = connection.CreateCommand();
        // The key is unique in the table: whoever writes it first creates the activity, and everybody else finds it.
        command.CommandText = """
            INSERT INTO activity (client_key, kind, person_id, company_id, deal_id, written_by, subject, notes, started_at, seconds)
            VALUES ($key, $kind, $person, $company, $deal, $user, $subject, $notes, $started, $seconds)
            ON CONFLICT (client_key) DO NOTHING RETURNING id
            """;
        command.Parameters.AddWithValue("$key", activity.Key);
        command.Parameters.AddWithValue("$kind", activity.Kind.ToString());
        command.Parameters.AddWithValue("$person", IdOf(present, CrmRecordType.Contact, CrmRecordType.Lead));
        command.Parameters.AddWithValue("$company", IdOf(present, CrmRecordType.Account));
        command.Parameters.AddWithValue("$deal", IdOf(present, CrmRecordType.Opportunity));
        command.Parameters.AddWithValue("$user", (object?)userId ?? DBNull.Value);
        command.Parameters.AddWithValue("$subject", activity.Subject);
        command.Parameters.AddWithValue("$notes", (object?)activity.Notes ?? DBNull.Value);
        command.Parameters.AddWithValue("$started", activity.StartedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$seconds", (long)activity.Duration.TotalSeconds);
        if (await command.ExecuteScalarAsync(cancellationToken) is { } id)
            return new CrmActivityWritten(Text(id), IsNew: true);

        command.CommandText = "SELECT id FROM activity WHERE client_key = $key";
        return new CrmActivityWritten(Text((await command.ExecuteScalarAsync(cancellationToken))!), IsNew: false);
    }

    private static CrmChange ReadChange(SqliteDataReader row, List<CrmProblem> problems)
    {
        var type = (CrmRecordType)row.GetInt32(1);
        var id = Text(row.GetInt64(2));
        if (row.GetBoolean(7))
            return CrmChange.Delete(type, id, row.IsDBNull(8) ? null : Text(row.GetInt64(8)));

        var name = row.IsDBNull(3) ? null : row.GetString(3);
        var company = row.IsDBNull(4) ? null : Text(row.GetInt64(4));
        string[] texts = row.IsDBNull(5) ? [] : row.GetString(5).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return CrmChange.Upsert(type switch
        {
            CrmRecordType.Contact => new Contact(id) { Name = name, AccountId = company, Addresses = texts },
            CrmRecordType.Lead => new Lead(id) { Name = name, Addresses = texts },
            CrmRecordType.Account => new Account(id) { Name = name, Domains = DomainsOf(id, texts, problems) },
            _ => new Opportunity(id) { Name = name, AccountId = company, IsOpen = row.GetBoolean(6) },
        });
    }

    private static List<string> DomainsOf(string id, string[] websites, List<CrmProblem> problems)
    {
        var domains = new List<string>();
        foreach (var website in websites)
        {
            if (!WebsiteDomain.TryParse(website, out var domain))
                problems.Add(new CrmProblem($"company {id}", "A website holds no domain; mend it in the CRM."));
            else if (!domains.Contains(domain))
                domains.Add(domain);
        }

        return domains;
    }

    private static async Task<bool> ExistsAsync(SqliteConnection connection, CrmReference record, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM feed WHERE type = $type AND id = $id AND gone = 0";
        command.Parameters.AddWithValue("$type", (int)record.Type);
        command.Parameters.AddWithValue("$id", record.Id);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    private static async Task<long> LastRevisionAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM revision";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static bool TryParse(CrmCursor cursor, out long revision)
    {
        revision = 0;
        return cursor.IsStart
            || (cursor.Value!.StartsWith(CursorPrefix, StringComparison.Ordinal)
                && long.TryParse(cursor.Value.AsSpan(CursorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out revision));
    }

    private static object IdOf(List<CrmReference> records, params ReadOnlySpan<CrmRecordType> types)
    {
        foreach (var record in records)
        {
            if (types.Contains(record.Type))
                return record.Id;
        }

        return DBNull.Value;
    }

    private static string Text(object id) => Convert.ToString(id, CultureInfo.InvariantCulture)!;

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
