using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Records;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Lookup;

namespace Jiminny.Matching.Snapshots;

/// <summary>
/// Makes a snapshot: from a CRM read from its start, or from the snapshot before with what changed. Reads one record at a time and keeps only its
/// normalised addresses and ids. Not thread-safe.
/// </summary>
internal sealed class SnapshotBuilder : IDisposable
{
    private readonly MatchingRules _rules;
    private readonly AddressRewriter _rewriter;
    private readonly AddressReader _reader;
    private readonly AddressIndexBuilder _index;
    private readonly RecordDirectoryBuilder _records = new();
    private readonly ProblemLog _problems;
    private readonly NewcomerLog _newcomers;

    public SnapshotBuilder(MatchingRules rules, KernelKind kernel, Func<HashKey> createKey, ProblemLog problems, NewcomerLog newcomers)
    {
        _rules = rules;
        _rewriter = new AddressRewriter(rules);
        _reader = new AddressReader(_rewriter);
        _index = AddressIndexBuilder.Create(kernel, createKey);
        _problems = problems;
        _newcomers = newcomers;
    }

    /// <summary>Takes over what a snapshot without overlay holds, but for records that changed since. First of all, and only once.</summary>
    /// <param name="source">The snapshot's data.</param>
    /// <param name="changed">The records that changed.</param>
    public void CopyFrom(SnapshotData source, IReadOnlyDictionary<(CrmRecordType Type, string Id), CrmRecord?> changed) =>
        new SnapshotCopier(source, _records, _index).Copy(changed);

    /// <summary>Takes in one change. A record that comes again replaces what was said of it before.</summary>
    /// <param name="change">The change.</param>
    /// <param name="isFullRead">Whether a record is expected only once, so that a second time is worth a note.</param>
    public void Apply(CrmChange change, bool isFullRead)
    {
        if (change.Type is CrmRecordType.Contact or CrmRecordType.Lead)
        {
            if (_records.Supersede(change.Type, change.Id) && isFullRead && change.Record is not null)
            {
                _problems.Add(change.Record, "The id came more than once in one read; the last record counts.");
            }

            AddPerson(change.Record);
        }
        else if (change.Type == CrmRecordType.Account)
        {
            var account = _records.AddAccount(change.Id);
            var generation = _records.NextGeneration(account);
            if (generation > 1 && isFullRead && change.Record is not null)
            {
                _problems.Add(change.Record, "The id came more than once in one read; the last record counts.");
            }

            AddDomains(change.Record as Account, account, generation);
        }
    }

    /// <summary>Makes the snapshot's data; the builder is used up.</summary>
    public SnapshotData Build()
    {
        AddDomainsOfRules();
        var directory = _records.Build();
        var policy = new RulesPolicy(_rules, _rewriter, directory, _records);
        var index = _index.Build(policy);
        var sizes = new SnapshotSizes(_records.LiveCount, index.Counts.Addresses, index.Counts.AccountDomains, index.Bytes + directory.Bytes);
        var refused = policy.Refused.OrderBy(domain => domain.Domain, StringComparer.Ordinal).ToArray();
        return new SnapshotData(new IndexLayers(index, overlay: null), directory, overlayDirectory: null, sizes, refused);
    }

    public void Dispose() => _index.Dispose();

    private void AddPerson(CrmRecord? record)
    {
        var (addresses, accountId) = record switch
        {
            Contact contact => (contact.Addresses, contact.AccountId),
            Lead lead => (lead.Addresses, null),
            _ => ([], null),
        };
        uint? number = null;
        foreach (var address in addresses)
        {
            if (!_reader.TryRead(address))
            {
                _problems.Add(record!, "An address of the record cannot be read: write it like name@customer.example.");
                continue;
            }

            number ??= _records.Add(record!.Type, record.Id, accountId);
            _reader.AddContact(_index, number.Value);
            _newcomers.AddAddress(_reader.Scratch, _reader.Current);
        }

        if (record is not null && addresses.Count == 0)
        {
            _problems.Add(record, "The record has no address, so nothing can match it.");
        }
    }

    private void AddDomains(Account? account, uint number, uint generation)
    {
        foreach (var domain in account?.Domains ?? [])
        {
            if (!_reader.TryReadDomain(domain))
            {
                _problems.Add(account!, "A domain of the record cannot be read: write it like customer.example.");
                continue;
            }

            _reader.AddDomain(_index, number, generation);
            _newcomers.AddDomain(_reader.Scratch, _reader.Current);
        }
    }

    /// <summary>Domains that the rules name get a record of their own, so that a look-up finds them like any other.</summary>
    private void AddDomainsOfRules()
    {
        foreach (var domain in _rules.Internal.Concat(_rules.ExcludedDomains).Concat(_rewriter.Domains))
        {
            _reader.AddRuleDomain(_index, domain);
        }
    }
}
