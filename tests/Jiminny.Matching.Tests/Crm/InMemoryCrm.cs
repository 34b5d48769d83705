using Jiminny.Crm;

namespace Jiminny.Matching.Tests.Crm;

/// <summary>A CRM in memory: a log of changes, read page by page from any place in it.</summary>
internal sealed class InMemoryCrm : ICrmAdapter, ICrmAdapterFactory
{
    private readonly List<CrmChange> _log = [];

    public InMemoryCrm(params IEnumerable<CrmRecord> records) => Upsert(records);

    public CrmDescriptor Descriptor { get; set; } = new("memory") { MaxPageSize = 1_000 };

    /// <summary>How many reads began at the start.</summary>
    public int FullReads { get; private set; }

    /// <summary>Answers the next read instead of a page.</summary>
    public CrmReadResult? Failure { get; set; }

    public void Upsert(params IEnumerable<CrmRecord> records) => _log.AddRange(records.Select(CrmChange.Upsert));

    public void Delete(CrmRecordType type, string id, string? mergedInto = null) => _log.Add(CrmChange.Delete(type, id, mergedInto));

    public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

    public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Failure is { } failure)
        {
            Failure = null;
            return new(failure);
        }

        FullReads += cursor.IsStart ? 1 : 0;
        var from = cursor.IsStart ? 0 : int.Parse(cursor.Value!);
        var changes = _log.Skip(from).Take(Descriptor.MaxPageSize).ToList();
        return new(new CrmPage { Changes = changes, Next = new CrmCursor($"{from + changes.Count}"), IsLast = from + changes.Count == _log.Count });
    }
}
