namespace Jiminny.Crm.Salesforce.Reading;

/// <summary>One object of the org: which fields are read and what they become.</summary>
internal sealed class SalesforceTable
{
    private readonly string[] _own;
    private readonly Func<SalesforceRow, List<CrmProblem>, CrmRecord> _read;

    private SalesforceTable(CrmRecordType type, string name, IEnumerable<string> own, Func<SalesforceRow, List<CrmProblem>, CrmRecord> read)
    {
        Type = type;
        Name = name;
        _own = ["Id", "Name", "SystemModstamp", .. own];
        _read = read;
    }

    public CrmRecordType Type { get; }

    /// <summary>The object's API name.</summary>
    public string Name { get; }

    /// <summary>The fields of a read from the start.</summary>
    public IReadOnlyList<string> Fields => _own;

    private string StateFields => Type switch
    {
        CrmRecordType.Lead => "IsDeleted, MasterRecordId, IsConverted",
        CrmRecordType.Opportunity => "IsDeleted",
        _ => "IsDeleted, MasterRecordId",
    };

    /// <summary>The objects in reading order.</summary>
    public static IReadOnlyList<SalesforceTable> All(SalesforceCrmOptions options) =>
    [
        new(CrmRecordType.Account, "Account", options.Websites, (row, problems) => new Account(row.Id)
        {
            Name = row["Name"], Version = row["SystemModstamp"], Domains = DomainsOf(row, options.Websites, problems),
        }),
        new(CrmRecordType.Contact, "Contact", [.. options.Addresses, "AccountId"], (row, _) => new Contact(row.Id)
        {
            Name = row["Name"], Version = row["SystemModstamp"], AccountId = row["AccountId"], Addresses = AddressesOf(row, options.Addresses),
        }),
        new(CrmRecordType.Lead, "Lead", options.Addresses, (row, _) => new Lead(row.Id)
        {
            Name = row["Name"], Version = row["SystemModstamp"], Addresses = AddressesOf(row, options.Addresses),
        }),
        new(CrmRecordType.Opportunity, "Opportunity", ["AccountId", "IsClosed"], (row, _) => new Opportunity(row.Id)
        {
            Name = row["Name"], Version = row["SystemModstamp"], AccountId = row["AccountId"], IsOpen = row["IsClosed"] != "true",
        }),
    ];

    /// <summary>All rows there are, from a time stamp on for a read that lost its place.</summary>
    public string FromStart(DateTimeOffset? from) =>
        $"{Unordered(from)} ORDER BY SystemModstamp, Id";

    /// <summary>The same without order, which a bulk job does better without.</summary>
    public string Unordered(DateTimeOffset? from = null)
    {
        // A converted lead has become a contact.
        string?[] conditions = [Type == CrmRecordType.Lead ? "IsConverted = false" : null, from is { } time ? $"SystemModstamp >= {Soql.Time(time)}" : null];
        var where = string.Join(" AND ", conditions.OfType<string>());
        return $"SELECT {string.Join(", ", _own)} FROM {Name}{(where.Length == 0 ? "" : $" WHERE {where}")}";
    }

    /// <summary>All rows changed at or after a time, deleted ones included.</summary>
    public string Changes(DateTimeOffset since) =>
        $"SELECT {string.Join(", ", _own)}, {StateFields} FROM {Name} WHERE SystemModstamp >= {Soql.Time(since)} ORDER BY SystemModstamp, Id";

    public string Count() => $"SELECT COUNT() FROM {Name}";

    /// <summary>The people with one of the addresses.</summary>
    public string WithAddress(IReadOnlyList<string> fields, IEnumerable<string> addresses)
    {
        var list = Soql.List(addresses);
        var any = string.Join(" OR ", fields.Select(field => $"{field} IN {list}"));
        return $"SELECT {string.Join(", ", _own)} FROM {Name} WHERE ({any}){(Type == CrmRecordType.Lead ? " AND IsConverted = false" : "")}";
    }

    public CrmChange Read(SalesforceRow row, List<CrmProblem> problems)
    {
        if (row["IsDeleted"] == "true")
            return CrmChange.Delete(Type, row.Id, row["MasterRecordId"]);
        return row["IsConverted"] == "true" ? CrmChange.Delete(Type, row.Id) : CrmChange.Upsert(_read(row, problems));
    }

    private static List<string> AddressesOf(SalesforceRow row, IReadOnlyList<string> fields)
    {
        var addresses = new List<string>(fields.Count);
        foreach (var field in fields)
        {
            if (row[field]?.Trim() is { Length: > 0 } address && !addresses.Contains(address, StringComparer.OrdinalIgnoreCase))
                addresses.Add(address);
        }

        return addresses;
    }

    private static List<string> DomainsOf(SalesforceRow row, IReadOnlyList<string> fields, List<CrmProblem> problems)
    {
        var domains = new List<string>(fields.Count);
        foreach (var field in fields)
        {
            if (row[field] is not { } website || string.IsNullOrWhiteSpace(website))
                continue;
            if (!WebsiteDomain.TryParse(website, out var domain))
                problems.Add(new CrmProblem($"Account {row.Id}", $"The field {field} holds no domain; mend it in Salesforce."));
            else if (!domains.Contains(domain, StringComparer.Ordinal))
                domains.Add(domain);
        }

        return domains;
    }
}
