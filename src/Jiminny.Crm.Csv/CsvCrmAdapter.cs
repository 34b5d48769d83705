namespace Jiminny.Crm.Csv;

internal sealed class CsvCrmAdapter(IReadOnlyList<CsvFile> files, int pageSize) : ICrmAdapter
{
    public const string Name = "csv";

    // Problems are for a person to mend; a file with a broken row on each line needs one look, not a million lines.
    private const int MaxProblems = 1_000;

    private Reading? _reading;

    public CrmDescriptor Descriptor { get; } = new(Name) { MaxPageSize = pageSize, ReportsMerges = true };

    public async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (CsvCursor.Decode(cursor) is not { } position)
            return new CrmCursorExpired();

        var snapshot = await SnapshotForAsync(position, cancellationToken).ConfigureAwait(false);
        var changes = ChangesSince(position, snapshot).Take(pageSize + 1).ToList();
        var isLast = changes.Count <= pageSize;
        if (!isLast)
            changes.RemoveAt(pageSize);
        else
            _reading = null;
        return new CrmPage
        {
            Changes = changes,
            Problems = position.Fingerprint == snapshot.Fingerprint ? [] : Shorten(snapshot.Problems),
            Next = position.After(changes, snapshot, isLast).Encode(),
            IsLast = isLast,
        };
    }

    // What is new comes before what is gone, so that mail which one record loses and another gains is never without both.
    private static IEnumerable<CrmChange> ChangesSince(CsvCursor position, CsvSnapshot snapshot)
    {
        foreach (var record in snapshot.Records)
        {
            var key = new RecordKey(record.Type, record.Id);
            if (!position.Known.TryGetValue(key, out var digest) || digest != snapshot.Digests[key])
                yield return CrmChange.Upsert(record);
        }

        foreach (var key in position.Known.Keys)
        {
            if (!snapshot.Digests.ContainsKey(key) && !snapshot.Doubtful.Contains(key.Type))
                yield return CrmChange.Delete(key.Type, key.Id, snapshot.Merges.GetValueOrDefault(key));
        }
    }

    // Pages of one read share a snapshot for as long as the files stay untouched; a new read always looks at the files.
    private async Task<CsvSnapshot> SnapshotForAsync(CsvCursor position, CancellationToken cancellationToken)
    {
        var stamps = files.Select(static file => CsvFileReader.Stamp(file.Path)).ToArray();
        if (position.IsMidRead && _reading is { } reading && reading.IsOf(position, stamps))
            return reading.Snapshot;

        var snapshot = await CsvSnapshotReader.ReadAsync(files, cancellationToken).ConfigureAwait(false);
        _reading = new Reading(stamps, snapshot);
        return snapshot;
    }

    private static IReadOnlyList<CrmProblem> Shorten(IReadOnlyList<CrmProblem> problems) =>
        problems.Count <= MaxProblems
            ? problems
            : [.. problems.Take(MaxProblems), new CrmProblem("files", $"{problems.Count - MaxProblems} more rows have problems.")];

    private sealed record Reading((long Length, DateTime Written)[] Stamps, CsvSnapshot Snapshot)
    {
        public bool IsOf(CsvCursor position, (long Length, DateTime Written)[] stamps) =>
            Snapshot.Fingerprint == position.Fingerprint && Stamps.SequenceEqual(stamps);
    }
}
