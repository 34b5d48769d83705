using System.Text;
using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Lookup;
using Jiminny.Matching.Records;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Overlays;

/// <summary>
/// Makes a small index of all addresses and domains that changes touch, with everything that holds for them now; an address without
/// records any more is
/// marked as gone. It shares the base's key, so that a look-up hashes once. Not thread-safe.
/// </summary>
internal sealed class OverlayBuilder : IRecordSink
{
    private readonly SnapshotData _source;
    private readonly MatchingRules _rules;
    private readonly RecordDirectoryBuilder _records = new();
    private readonly ChangedNumbers _changed;
    private readonly OverlayContacts _contacts;
    private readonly OverlayDomains _domains;

    private OverlayBuilder(SnapshotData source, MatchingRules rules, PendingChanges changes)
    {
        _source = source;
        _rules = rules;
        _changed = new ChangedNumbers(source.Directory, changes.Records.Keys);
        _contacts = new OverlayContacts(source, _changed, _records);
        _domains = new OverlayDomains(source, _changed);

        // Takes the number that stands for "gone", so that no record can have it.
        _records.Add(CrmRecordType.Contact, "-", accountId: null);
    }

    /// <summary>
    /// Puts changes above the base of a snapshot; an overlay that it has already is replaced, so the changes are all since the base was
    /// built.
    /// </summary>
    /// <exception cref="InvalidOperationException">The changes do not fit under the base's key; build them in instead.</exception>
    public static SnapshotData Build(SnapshotData source, MatchingRules rules, PendingChanges changes, ProblemLog problems, NewcomerLog newcomers)
    {
        var rewriter = new AddressRewriter(rules);
        var builder = new OverlayBuilder(source, rules, changes);
        var reader = new RecordReader(new AddressReader(rewriter), builder, problems, newcomers);
        foreach (var record in changes.Records.Values)
        {
            if (record is not null)
            {
                reader.Read(record);
            }
        }

        return builder.Build(rewriter);
    }

    uint IRecordSink.AddPerson(CrmRecord record, string? accountId) => _contacts.AddPerson(record, accountId);

    void IRecordSink.AddAddress(AddressReader reader, uint person) => _contacts.AddNew(reader.Current, reader.Scratch, person);

    void IRecordSink.AddDomain(AddressReader reader, string accountId) =>
        _domains.AddNew(Encoding.ASCII.GetString(reader.Current.Domain(reader.Scratch)), accountId);

    private SnapshotData Build(AddressRewriter rewriter)
    {
        var index = _source.Layers.Base;
        var key = index.Key;
        using var builder = AddressIndexBuilder.Create(index.Kernel, () => key);
        _contacts.FindOld(_domains);
        _contacts.AddTo(builder);
        var accounts = _domains.Resolve(_contacts.Domains);
        OverlayDomains.AddTo(builder, _records, accounts);

        var directory = _records.Build();
        var owners = accounts.ToDictionary(domain => domain.Key, domain => CountOwners(domain.Key, directory), StringComparer.Ordinal);
        var policy = new RulesPolicy(_rules, rewriter, directory, _records);
        var overlay = builder.Build(new OverlayPolicy(policy, owners));
        var refused = _source.BaseRefused.Where(domain => !owners.ContainsKey(domain.Domain))
            .Concat(policy.Refused.Where(domain => owners.ContainsKey(domain.Domain)))
            .OrderBy(domain => domain.Domain, StringComparer.Ordinal)
            .ToArray();
        return _source.WithOverlay(overlay, directory, CountSizes(overlay, directory, owners.Keys), refused);
    }

    /// <summary>Counts only where the count decides; a freemail domain has too many contacts to go through for nothing.</summary>
    private int CountOwners(string domain, RecordDirectory directory) =>
        _rules.SharedDomainLimit > 0 && AccountDomainPolicy.Decide(_rules, domain, accountsOfContacts: 0) == AccountDomainRefusal.None
            ? _contacts.FindOwners(domain, directory, _rules.SharedDomainLimit).Count
            : 0;

    private SnapshotSizes CountSizes(AddressIndex overlay, RecordDirectory directory, IEnumerable<string> replaced)
    {
        var before = _source.BaseSizes;
        var domains = replaced.Select(Encoding.ASCII.GetBytes).ToList();
        return new SnapshotSizes(
            before.People - _changed.People + _contacts.NewPeople,
            before.Addresses + _contacts.AddressDifference,
            before.AccountDomains - new IndexReader(_source.Layers.Base).CountMatching(domains) + new IndexReader(overlay).CountMatching(domains),
            before.Bytes + overlay.Bytes + directory.Bytes);
    }
}
