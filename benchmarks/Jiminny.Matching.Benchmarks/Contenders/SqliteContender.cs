using Jiminny.Matching.Benchmarks.Data;
using Microsoft.Data.Sqlite;

namespace Jiminny.Matching.Benchmarks.Contenders;

/// <summary>A table in SQLite on disk, memory-mapped, with a prepared statement, by address only.</summary>
internal sealed class SqliteContender : IContender, IDisposable
{
    private readonly string _file = System.IO.Path.GetTempFileName();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _select;
    private readonly SqliteParameter _address;

    public SqliteContender(ContactSet set)
    {
        _connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA mmap_size=2147418112");
        Execute("CREATE TABLE contact (address TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID");
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = new SqliteCommand("INSERT OR IGNORE INTO contact VALUES ($address, $number)", _connection, transaction);
            var address = insert.Parameters.Add("$address", SqliteType.Text);
            var number = insert.Parameters.Add("$number", SqliteType.Integer);
            foreach (var i in Enumerable.Range(0, set.Contacts.Count).OrderBy(set.Contacts.GetString, StringComparer.Ordinal))
            {
                address.Value = set.Contacts.GetString(i);
                number.Value = i;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        _select = new SqliteCommand("SELECT number FROM contact WHERE address = $address", _connection);
        _address = _select.Parameters.Add("$address", SqliteType.Text);
        _select.Prepare();
    }

    public string Path => "SQLite (address only)";

    public bool IsFullMatch => false;

    public void Match(QuerySlice slice, int start, int count, Span<int> results)
    {
        for (var i = 0; i < count; i++)
        {
            _address.Value = new string(slice.Utf16.AsSpan(slice.Ranges[start + i])).ToLowerInvariant();
            results[i] = _select.ExecuteScalar() is long number ? (int)number : Result.None;
        }
    }

    public void Dispose()
    {
        _select.Dispose();
        _connection.Dispose();
        File.Delete(_file);
    }

    private void Execute(string sql)
    {
        using var command = new SqliteCommand(sql, _connection);
        command.ExecuteNonQuery();
    }
}
