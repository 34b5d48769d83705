using Jiminny.Crm;

namespace Jiminny.Matching.Tests.Crm;

/// <summary>A CRM in memory: a log of changes, read page by page from any place in it.</summary>
internal sealed class InMemoryCrm : ICrmAdapter, ICrmAdapterFactory
{
    private readonly List<CrmChange> _log = [];
    private readonly HashSet<CrmRecordType> _hidden = [];
    private int? _failAt;

    public InMemoryCrm(params IEnumerable<CrmRecord> records) => Upsert(records);

    public CrmDescriptor Descriptor { get; set; } = new("memory") { MaxPageSize = 1_000 };

    /// <summary>How many reads began at the start.</summary>
    public int FullReads { get; private set; }

    /// <summary>Answers the next read instead of a page.</summary>
    public CrmReadResult? Failure { get; set; }

    /// <summary>Answers the read of one place in the log, once.</summary>
    public void FailAt(int place, CrmReadResult failure) => (_failAt, Failure) = (place, failure);

    /// <summary>Takes the permission to read a kind of record away.</summary>
    public void Hide(CrmRecordType type) => _hidden.Add(type);

    /// <summary>Gives all permissions back.</summary>
    public void Show() => _hidden.Clear();

    public void Upsert(params IEnumerable<CrmRecord> records) => _log.AddRange(records.Select(CrmChange.Upsert));

    public void Delete(CrmRecordType type, string id, string? mergedInto = null) => _log.Add(CrmChange.Delete(type, id, mergedInto));

    public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

    public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var from = cursor.IsStart ? 0 : int.Parse(cursor.Value!);
        if (Failure is { } failure && (_failAt ?? from) == from)
        {
            Failure = null;
            return new(failure);
        }

        FullReads += cursor.IsStart ? 1 : 0;
        var changes = _log.Skip(from).Take(Descriptor.MaxPageSize).ToList();
        return new(new CrmPage
        {
            Changes = [.. changes.Where(change => !_hidden.Contains(change.Type))],
            MissingPermissions = [.. _hidden.Select(type => new CrmPermissionMissing($"{type}.read") { RecordType = type })],
            Next = new CrmCursor($"{from + changes.Count}"),
            IsLast = from + changes.Count == _log.Count,
        });
    }
}
