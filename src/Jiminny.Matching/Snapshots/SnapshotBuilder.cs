using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Overlays;
using Jiminny.Matching.Records;

namespace Jiminny.Matching.Snapshots;

/// <summary>
/// Makes a snapshot: from a CRM read from its start, or from the snapshot before with what changed. Reads one record at a time and keeps
/// only its
/// normalised addresses and ids. Not thread-safe.
/// </summary>
internal sealed class SnapshotBuilder : IRecordSink, IDisposable
{
    private readonly MatchingRules _rules;
    private readonly AddressRewriter _rewriter;
    private readonly AddressReader _addresses;
    private readonly RecordReader _reader;
    private readonly AddressIndexBuilder _index;
    private readonly RecordDirectoryBuilder _records = new();
    private readonly ProblemLog _problems;

    public SnapshotBuilder(MatchingRules rules, KernelKind kernel, Func<HashKey> createKey, ProblemLog problems, NewcomerLog newcomers)
    {
        _rules = rules;
        _rewriter = new AddressRewriter(rules);
        _addresses = new AddressReader(_rewriter);
        _reader = new RecordReader(_addresses, this, problems, newcomers);
        _index = AddressIndexBuilder.Create(kernel, createKey);
        _problems = problems;
    }

    /// <summary>
    /// Takes in one change of a CRM that is read from its start. A record that comes again replaces what was said of it before.
    /// </summary>
    public void Apply(CrmChange change)
    {
        if (Forget(change.Type, change.Id) && change.Record is not null)
        {
            _problems.Add(change.Record, "The id came more than once in one read; the last record counts.");
        }

        if (change.Record is not null)
        {
            _reader.Read(change.Record);
        }
    }

    /// <summary>
    /// Takes over what a snapshot's base holds, but for records that changed since, and these as they are now. Only into an empty
    /// builder.
    /// </summary>
    public void Apply(SnapshotData source, PendingChanges changes)
    {
        new SnapshotCopier(source, _records, _index).Copy(changes);
        foreach (var ((type, id), record) in changes.Records)
        {
            Forget(type, id);
            if (record is not null)
            {
                _reader.Read(record);
            }
        }
    }

    /// <summary>Makes the snapshot's data; the builder is used up.</summary>
    public SnapshotData Build()
    {
        foreach (var domain in _rules.Internal.Concat(_rules.ExcludedDomains).Concat(_rewriter.Domains))
        {
            // Domains that the rules name get a record of their own, so that a look-up finds them like any other.
            _addresses.AddRuleDomain(_index, domain);
        }

        var directory = _records.Build();
        var policy = new RulesPolicy(_rules, _rewriter, directory, _records);
        var index = _index.Build(policy);
        var sizes = new SnapshotSizes(_records.LiveCount, index.Counts.Addresses, index.Counts.AccountDomains, index.Bytes + directory.Bytes);
        var refused = policy.Refused.OrderBy(domain => domain.Domain, StringComparer.Ordinal).ToArray();
        return new SnapshotData(index, directory, sizes, refused);
    }

    public void Dispose() => _index.Dispose();

    uint IRecordSink.AddPerson(CrmRecord record, string? accountId) => _records.Add(record.Type, record.Id, accountId);

    void IRecordSink.AddAddress(AddressReader reader, uint person) => reader.AddContact(_index, person);

    void IRecordSink.AddDomain(AddressReader reader, string accountId)
    {
        var account = _records.AddAccount(accountId);
        reader.AddDomain(_index, account, _records.GenerationOf(account));
    }

    /// <summary>Makes void what was said of a record so far.</summary>
    /// <returns>Whether the record came before.</returns>
    private bool Forget(CrmRecordType type, string id)
    {
        if (type is CrmRecordType.Contact or CrmRecordType.Lead)
        {
            return _records.Supersede(type, id);
        }

        return type == CrmRecordType.Account && _records.NextGeneration(_records.AddAccount(id)) > 1;
    }
}
