namespace Jiminny.Crm.Csv;

/// <summary>Turns a row into a record and notes what is wrong with it.</summary>
internal sealed class CsvRecordParser(CsvFile file, CsvHeader header, Func<string, string?> accountNamed, Action<CrmProblem> report)
{
    private static readonly string[] Yes = ["true", "yes", "y", "1"];
    private static readonly string[] ClosedStatuses = ["closed", "won", "lost", "1", "2"];
    private static readonly char[] ListSeparators = [';', ',', ' ', '\n', '\r', '\t'];

    /// <summary>The record of a row, or none when it cannot be used.</summary>
    public CrmRecord? Parse(SourceRow row)
    {
        if (header.Find(row, CsvColumn.Id) is not { } id)
        {
            Report(row, "The row has no id; fill in the column of ids.");
            return null;
        }

        return file.Kind switch
        {
            CsvFileKind.Accounts => new Account(id) { Name = NameOf(row), Version = VersionOf(row), Domains = DomainsOf(row) },
            CsvFileKind.Opportunities => new Opportunity(id)
            {
                Name = NameOf(row), Version = VersionOf(row), AccountId = AccountOf(row), IsOpen = IsOpen(row),
            },
            _ => IsLead(row) switch
            {
                true => new Lead(id) { Name = NameOf(row), Version = VersionOf(row), Addresses = AddressesOf(row) },
                false => new Contact(id)
                {
                    Name = NameOf(row), Version = VersionOf(row), AccountId = AccountOf(row), Addresses = AddressesOf(row),
                },
                null => null,
            },
        };
    }

    /// <summary>Whether the row only says that a record is gone.</summary>
    public bool IsDeleted(SourceRow row) => IsYes(row, CsvColumn.IsDeleted) == true;

    /// <summary>The record that took over from a deleted one.</summary>
    public string? MergedInto(SourceRow row) => header.Find(row, CsvColumn.MergedInto);

    private bool? IsLead(SourceRow row)
    {
        if (!header.HasTypes)
            return header.RowsAreLeads;
        switch (header.Find(row, CsvColumn.Type)?.ToUpperInvariant())
        {
            case "CONTACT" or "CONTACTS":
                return false;
            case "LEAD" or "LEADS":
                return true;
            case null:
                Report(row, "The row has no type; write Contact or Lead.");
                return null;
            default:
                Report(row, "The type is neither Contact nor Lead.");
                return null;
        }
    }

    private string? NameOf(SourceRow row)
    {
        if (header.Find(row, CsvColumn.Name) is { } name)
            return name;

        var parts = string.Join(' ', header.List(row, CsvColumn.FirstName).Concat(header.List(row, CsvColumn.LastName)));
        return parts.Length == 0 ? null : parts;
    }

    private string? VersionOf(SourceRow row) => header.Find(row, CsvColumn.Version);

    private string? AccountOf(SourceRow row) =>
        header.Find(row, CsvColumn.AccountId) ?? (header.Find(row, CsvColumn.AccountName) is { } name ? accountNamed(name) : null);

    private List<string> AddressesOf(SourceRow row)
    {
        var addresses = new List<string>();
        foreach (var cell in header.List(row, CsvColumn.Email))
        {
            foreach (var part in cell.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries))
            {
                var address = part.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? part[7..] : part;
                if (address.IndexOf('@') is var at && (at <= 0 || at == address.Length - 1))
                    Report(row, "An e-mail address has no name or no domain around its '@'; the record is read without it.");
                else if (!addresses.Contains(address, StringComparer.OrdinalIgnoreCase))
                    addresses.Add(address);
            }
        }

        return addresses;
    }

    private List<string> DomainsOf(SourceRow row)
    {
        var domains = new List<string>();
        foreach (var cell in header.List(row, CsvColumn.Domain))
        {
            foreach (var website in cell.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!WebsiteDomain.TryParse(website, out var domain))
                    Report(row, "A website holds no domain; the account is read without it.");
                else if (!domains.Contains(domain, StringComparer.Ordinal))
                    domains.Add(domain);
            }
        }

        return domains;
    }

    private bool IsOpen(SourceRow row)
    {
        if (IsYes(row, CsvColumn.IsClosed) is { } closed)
            return !closed;
        if (IsYes(row, CsvColumn.IsOpen) is { } open)
            return open;
        return header.Find(row, CsvColumn.Status) is not { } status
            || !Array.Exists(ClosedStatuses, word => status.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private bool? IsYes(SourceRow row, CsvColumn column) =>
        header.Find(row, column) is { } text ? Array.Exists(Yes, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) : null;

    private void Report(SourceRow row, string reason) => report(new CrmProblem($"{file.Name}:{row.Line}", reason));
}
