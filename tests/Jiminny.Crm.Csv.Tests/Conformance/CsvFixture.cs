using System.Globalization;
using System.Text;
using Jiminny.Crm.Conformance;

namespace Jiminny.Crm.Csv.Tests.Conformance;

/// <summary>A directory of CSV files that is written anew with each change, as an export would.</summary>
public sealed class CsvFixture : CrmFixture
{
    private const int PageSize = 7;

    private readonly CsvFolder _folder = new();
    private readonly Dictionary<CrmReference, CrmRecord> _records = [];
    private readonly Dictionary<CrmReference, string> _merges = [];

    public override int AddressesPerPerson => 3;

    public override int DomainsPerAccount => 2;

    public override IReadOnlyList<CrmFault> Faults { get; } = [CrmFault.ExpiredCursor];

    public override ValueTask InitializeAsync()
    {
        WriteFiles();
        return default;
    }

    public override async ValueTask<ICrmAdapter> OpenAsync() => await CsvFolder.OpenAsync(
        new CsvCrmFiles
        {
            People = { _folder.PathOf("people.csv") },
            Accounts = { _folder.PathOf("accounts.csv") },
            Opportunities = { _folder.PathOf("deals.csv") },
        },
        PageSize);

    public override ValueTask<string> CreateAsync(CrmRecord draft)
    {
        _records.Add(new CrmReference(draft.Type, draft.Id), draft);
        WriteFiles();
        return new(draft.Id);
    }

    public override ValueTask UpdateAsync(CrmRecord record)
    {
        _records[new CrmReference(record.Type, record.Id)] = record;
        WriteFiles();
        return default;
    }

    public override ValueTask DeleteAsync(CrmReference record)
    {
        _records.Remove(record);
        WriteFiles();
        return default;
    }

    public override async ValueTask<string> MergeAsync(CrmReference loser, CrmReference survivor)
    {
        _merges.Add(loser, survivor.Id);
        await DeleteAsync(loser);
        return survivor.Id;
    }

    // A cursor of an older format is what expires here: the files themselves forget nothing.
    public override ValueTask<CrmCursor> ExpireAsync(CrmCursor cursor) => new(new CrmCursor("AA" + cursor.Value));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return base.DisposeAsync();
    }

    private void WriteFiles()
    {
        _folder.Write("people.csv", Table("Id,Type,AccountId,Name,Email,Email 2,Email 3,IsDeleted,MasterRecordId", record => record switch
        {
            Contact contact => [contact.Id, "Contact", contact.AccountId, contact.Name, .. Cells(contact.Addresses, 3), "0", ""],
            Lead lead => [lead.Id, "Lead", null, lead.Name, .. Cells(lead.Addresses, 3), "0", ""],
            _ => null,
        }, merge => merge.Type switch
        {
            CrmRecordType.Contact or CrmRecordType.Lead => [merge.Id, merge.Type.ToString(), "", "", "", "", "", "1", _merges[merge]],
            _ => null,
        }));
        _folder.Write("accounts.csv", Table("Id,Name,Website,Domain,IsDeleted,MasterRecordId", record => record switch
        {
            Account account => [account.Id, account.Name, .. Cells(account.Domains, 2), "0", ""],
            _ => null,
        }, merge => merge.Type == CrmRecordType.Account ? [merge.Id, "", "", "", "1", _merges[merge]] : null));
        _folder.Write("deals.csv", Table("Id,Name,AccountId,IsClosed", record => record switch
        {
            Opportunity deal => [deal.Id, deal.Name, deal.AccountId, (!deal.IsOpen).ToString(CultureInfo.InvariantCulture)],
            _ => null,
        }, _ => null));
    }

    private string Table(string header, Func<CrmRecord, string?[]?> row, Func<CrmReference, string?[]?> merged)
    {
        var table = new StringBuilder(header).Append('\n');
        foreach (var cells in _records.Values.Select(row).Concat(_merges.Keys.Select(merged)).OfType<string?[]>())
            table.AppendJoin(',', cells.Select(Quoted)).Append('\n');
        return table.ToString();
    }

    private static IEnumerable<string?> Cells(IReadOnlyList<string> values, int columns) =>
        Enumerable.Range(0, columns).Select(index => index < values.Count ? values[index] : null);

    private static string Quoted(string? cell) => $"\"{cell?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
