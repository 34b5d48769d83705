namespace Jiminny.Crm.Csv;

/// <summary>Reads the files of an organisation into a snapshot.</summary>
internal sealed class CsvSnapshotReader
{
    private readonly List<CrmRecord?> _records = [];
    private readonly Dictionary<RecordKey, int> _indexes = [];
    private readonly Dictionary<RecordKey, string> _merges = [];
    private readonly Dictionary<string, string?> _accountsByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<CrmRecordType> _doubtful = [];
    private readonly List<CrmProblem> _problems = [];

    public static async Task<CsvSnapshot> ReadAsync(IReadOnlyList<CsvFile> files, CancellationToken cancellationToken)
    {
        var reader = new CsvSnapshotReader();
        foreach (var file in files)
        {
            var text = await CsvFileReader.ReadAsync(file.Path, cancellationToken).ConfigureAwait(false);
            reader.Add(file, text, cancellationToken);
        }

        return reader.Build();
    }

    private void Add(CsvFile file, byte[] text, CancellationToken cancellationToken)
    {
        CsvRecordParser? parser = null;
        var damaged = 0;
        foreach (var row in SourceRows.Read(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (parser is null)
            {
                // An empty or foreign file must not look like a CRM whose records are all gone: the header throws.
                parser = new CsvRecordParser(file, new CsvHeader(file, row), _accountsByName.GetValueOrDefault, _problems.Add);
            }
            else if (row.Fields is null)
            {
                damaged++;
                Report(file, row, "The quotes do not match, so the row was left out; until it is mended no record of this file counts as deleted.");
            }
            else if (row.IsBlank)
            {
                Report(file, row, "The row is blank.");
            }
            else if (parser.Parse(row) is { } record)
            {
                Add(file, row, record, parser);
            }
        }

        if (parser is null)
            _ = new CsvHeader(file, default);
        if (damaged > 0)
            _doubtful.UnionWith(TypesOf(file.Kind));
    }

    private void Add(CsvFile file, SourceRow row, CrmRecord record, CsvRecordParser parser)
    {
        var key = new RecordKey(record.Type, record.Id);
        if (parser.IsDeleted(row))
        {
            if (parser.MergedInto(row) is { } survivor)
                _merges[key] = survivor;
            return;
        }

        if (_indexes.TryGetValue(key, out var earlier))
        {
            _records[earlier] = null;
            Report(file, row, "The id stands further up already; this row counts.");
        }

        _indexes[key] = _records.Count;
        _records.Add(record);
        if (record is Account { Name: { } name })
            _accountsByName[name] = _accountsByName.ContainsKey(name) ? null : record.Id;
    }

    private CsvSnapshot Build()
    {
        var records = _records.OfType<CrmRecord>().ToArray();
        var digests = new Dictionary<RecordKey, ulong>(records.Length);
        foreach (var record in records)
            digests.Add(new RecordKey(record.Type, record.Id), RecordDigest.Of(record));
        return new CsvSnapshot
        {
            Records = records,
            Digests = digests,
            Merges = _merges,
            Doubtful = _doubtful,
            Problems = _problems,
            Fingerprint = RecordDigest.Of(digests.Values, _problems),
        };
    }

    private static CrmRecordType[] TypesOf(CsvFileKind kind) => kind switch
    {
        CsvFileKind.Accounts => [CrmRecordType.Account],
        CsvFileKind.Leads => [CrmRecordType.Lead],
        CsvFileKind.Opportunities => [CrmRecordType.Opportunity],
        _ => [CrmRecordType.Contact, CrmRecordType.Lead],
    };

    private void Report(CsvFile file, SourceRow row, string reason) => _problems.Add(new CrmProblem($"{file.Name}:{row.Line}", reason));
}
