namespace Jiminny.Crm.Csv;

/// <summary>Type and id of a record.</summary>
internal readonly record struct RecordKey(CrmRecordType Type, string Id);

/// <summary>All files of an organisation as they stood at one moment.</summary>
internal sealed class CsvSnapshot
{
    /// <summary>The records in reading order, each once.</summary>
    public required IReadOnlyList<CrmRecord> Records { get; init; }

    /// <summary>The digest of each record's content.</summary>
    public required IReadOnlyDictionary<RecordKey, ulong> Digests { get; init; }

    /// <summary>For records whose rows say that they were merged, the record that took over.</summary>
    public required IReadOnlyDictionary<RecordKey, string> Merges { get; init; }

    /// <summary>The types of which rows could not be read, so that a record not found may still be there.</summary>
    public required IReadOnlySet<CrmRecordType> Doubtful { get; init; }

    public required IReadOnlyList<CrmProblem> Problems { get; init; }

    /// <summary>The digest of everything above.</summary>
    public required ulong Fingerprint { get; init; }
}
