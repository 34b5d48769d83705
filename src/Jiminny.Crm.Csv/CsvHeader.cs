namespace Jiminny.Crm.Csv;

/// <summary>Which column of a file means what; several may mean the same.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<CsvColumn, List<int>> _columns = [];

    public CsvHeader(CsvFile file, SourceRow row)
    {
        for (var i = 0; i < (row.Fields?.Length ?? 0); i++)
        {
            var name = CsvColumnNames.Normalise(row.Fields![i]);
            if (CsvColumnNames.Find(file.Kind, name) is not { } column)
                continue;

            RowsAreLeads |= CsvColumnNames.MeansLead(name);
            if (_columns.TryGetValue(column, out var indexes))
                indexes.Add(i);
            else
                _columns.Add(column, [i]);
        }

        if (!_columns.ContainsKey(CsvColumn.Id))
        {
            throw new InvalidDataException(
                $"The CSV file '{file.Path}' has no column for the ids of its records in its first row. Name one 'Id'.");
        }

        RowsAreLeads |= file.Kind == CsvFileKind.Leads;
        HasTypes = file.Kind == CsvFileKind.People && _columns.ContainsKey(CsvColumn.Type);
    }

    /// <summary>Whether rows that do not say what they are, are leads.</summary>
    public bool RowsAreLeads { get; }

    /// <summary>Whether each row says whether it is a contact or a lead.</summary>
    public bool HasTypes { get; }

    /// <summary>The first text under a column that is not blank.</summary>
    public string? Find(SourceRow row, CsvColumn column) => List(row, column).FirstOrDefault();

    /// <summary>All texts under a column that are not blank, trimmed.</summary>
    public IEnumerable<string> List(SourceRow row, CsvColumn column)
    {
        if (!_columns.TryGetValue(column, out var indexes))
            yield break;

        foreach (var index in indexes)
        {
            if (index < row.Fields!.Length && row.Fields[index].Trim() is { Length: > 0 } text)
                yield return text;
        }
    }
}
