using Jiminny.Crm;
using Microsoft.Data.Sqlite;

namespace CustomCrmAdapter;

/// <summary>The in-house CRM itself, as its own application uses it. An adapter never writes records; this is here to have something to read.</summary>
public sealed class InHouseCrm(string database)
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = database }.ToString();

    public static InHouseCrm Create(string database)
    {
        var crm = new InHouseCrm(database);
        using var schema = new StreamReader(typeof(InHouseCrm).Assembly.GetManifestResourceStream("in-house-crm.sql")!);
        crm.Execute(schema.ReadToEnd());
        return crm;
    }

    public string Add(CrmRecord record) => record switch
    {
        Account account => Execute("INSERT INTO company (name, websites) VALUES ($0, $1) RETURNING id", account.Name, Lines(account.Domains)),
        Contact contact => Execute(
            "INSERT INTO person (qualified, name, emails, company_id) VALUES (1, $0, $1, $2) RETURNING id",
            contact.Name, Lines(contact.Addresses), contact.AccountId),
        Lead lead => Execute("INSERT INTO person (qualified, name, emails) VALUES (0, $0, $1) RETURNING id", lead.Name, Lines(lead.Addresses)),
        Opportunity deal => Execute(
            "INSERT INTO deal (name, company_id, is_open) VALUES ($0, $1, $2) RETURNING id", deal.Name, deal.AccountId, deal.IsOpen),
        _ => throw new ArgumentException($"This CRM has no records of the kind {record.Type}.", nameof(record)),
    };

    public string Change(CrmRecord record) => record switch
    {
        Account account => Execute("UPDATE company SET name = $0, websites = $1 WHERE id = $2", account.Name, Lines(account.Domains), account.Id),
        Contact contact => Execute(
            "UPDATE person SET name = $0, emails = $1, company_id = $2 WHERE id = $3", contact.Name, Lines(contact.Addresses), contact.AccountId, contact.Id),
        Lead lead => Execute("UPDATE person SET name = $0, emails = $1 WHERE id = $2", lead.Name, Lines(lead.Addresses), lead.Id),
        Opportunity deal => Execute(
            "UPDATE deal SET name = $0, company_id = $1, is_open = $2 WHERE id = $3", deal.Name, deal.AccountId, deal.IsOpen, deal.Id),
        _ => throw new ArgumentException($"This CRM has no records of the kind {record.Type}.", nameof(record)),
    };

    /// <summary>Deletes a record, or merges it into another. What is gone keeps its row, without content, to be reported.</summary>
    public void Remove(CrmReference record, string? mergedInto = null)
    {
        switch (record.Type)
        {
            case CrmRecordType.Account:
                Execute("UPDATE company SET gone = 1, name = '', websites = NULL, merged_into = $0 WHERE id = $1", mergedInto, record.Id);
                break;
            case CrmRecordType.Opportunity:
                Execute("UPDATE deal SET gone = 1, name = NULL WHERE id = $0", record.Id);
                break;
            default:
                Execute("UPDATE person SET gone = 1, name = NULL, emails = NULL, merged_into = $0 WHERE id = $1", mergedInto, record.Id);
                break;
        }
    }

    public int CountActivities(string key) => int.Parse(Execute("SELECT count(*) FROM activity WHERE client_key = $0", key));

    private static string? Lines(IReadOnlyList<string> texts) => texts.Count == 0 ? null : string.Join('\n', texts);

    private string Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command.ExecuteScalar()?.ToString() ?? "";
    }
}
