using System.Globalization;

namespace Jiminny.Emulator.Salesforce;

/// <summary>An object of the org (a table) with its rows.</summary>
internal sealed class SalesforceObject
{
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SalesforceRow> rows = new(StringComparer.Ordinal);
    private readonly string prefix;

    public SalesforceObject(string name, string prefix, string fields)
    {
        Name = name;
        this.prefix = prefix;
        Fields = fields.Split(' ');
        for (var i = 0; i < Fields.Length; i++)
            columns.Add(Fields[i], i);
    }

    public string Name { get; }

    /// <summary>The fields in the order of a row's values.</summary>
    public string[] Fields { get; }

    public IReadOnlyCollection<SalesforceRow> Rows => rows.Values;

    public bool Has(string field) => columns.ContainsKey(field);

    public int Column(string field) => columns[field];

    public SalesforceRow? Find(string id) => rows.GetValueOrDefault(id);

    public SalesforceRow Add(DateTimeOffset now)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{rows.Count + 1:000000000000}AAA");
        var row = new SalesforceRow(new object?[Fields.Length]) { Id = id, Modified = now };
        rows.Add(id, row);
        return row;
    }

    public object? Value(SalesforceRow row, string field) => field.ToUpperInvariant() switch
    {
        "ID" => row.Id,
        "SYSTEMMODSTAMP" => row.Modified,
        "ISDELETED" => row.IsDeleted,
        _ => row.Values[columns[field]],
    };

    public void Set(SalesforceRow row, string field, object? value) => row.Values[columns[field]] = value;
}
