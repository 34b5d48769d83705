using System.Text;
using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Lookup;
using Jiminny.Matching.Records;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Overlays;

/// <summary>The addresses that changes touch, each with all records that have it now. Not thread-safe.</summary>
internal sealed unsafe class OverlayContacts(SnapshotData source, ChangedNumbers changed, RecordDirectoryBuilder records)
{
    private readonly Dictionary<string, Dictionary<string, List<uint>>> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, uint> _copies = [];

    /// <summary>Contacts and leads among the changes that have an address.</summary>
    public int NewPeople { get; private set; }

    /// <summary>How many addresses more there are than in the base.</summary>
    public int AddressDifference { get; private set; }

    /// <summary>The domains of all addresses here.</summary>
    public IEnumerable<string> Domains => _domains.Keys;

    public uint AddPerson(CrmRecord record, string? accountId)
    {
        NewPeople++;
        return records.Add(record.Type, record.Id, accountId);
    }

    /// <summary>A changed record has this address now.</summary>
    public void AddNew(CanonicalAddress address, ReadOnlySpan<byte> scratch, uint person)
    {
        var people = Enter(address.Local(scratch), address.Domain(scratch), out var isNew);
        if (isNew)
        {
            CopyUnchanged(FindInBase(scratch, address), people);
        }

        people.Add(person);
    }

    /// <summary>Finds the addresses that changed records had, and the domains of changed accounts.</summary>
    public void FindOld(OverlayDomains domains) =>
        new IndexReader(source.Layers.Base).Read(
            (local, domain, people) =>
            {
                if (IsAnyChanged(people) && Enter(local, domain, out var isNew) is var remaining && isNew)
                {
                    CopyUnchanged(people, remaining);
                    AddressDifference -= remaining.Count == 0 ? 1 : 0;
                }
            },
            domains.NoteOldAccounts);

    /// <summary>Enters all addresses into an index.</summary>
    public void AddTo(AddressIndexBuilder index)
    {
        var text = stackalloc byte[AddressLimits.Scratch + ILookupKernel.Padding];
        foreach (var (domain, addresses) in _domains)
        {
            foreach (var (local, people) in addresses)
            {
                var localLength = Encoding.UTF8.GetBytes(local, new Span<byte>(text, AddressLimits.Scratch));
                var domainLength = Encoding.UTF8.GetBytes(domain, new Span<byte>(text + localLength, AddressLimits.Scratch - localLength));
                if (people.Count == 0)
                {
                    index.AddContact(text, localLength, domainLength, IndexLayers.Gone);
                }

                foreach (var person in people)
                {
                    index.AddContact(text, localLength, domainLength, person);
                }
            }
        }
    }

    /// <summary>The ids of the accounts to which contacts at a domain belong now, until there are enough.</summary>
    public HashSet<string> FindOwners(string domain, RecordDirectory built, int limit)
    {
        var addresses = _domains.GetValueOrDefault(domain) ?? [];
        var owners = addresses.Values.SelectMany(people => people).Select(built.AccountIdOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        new IndexReader(source.Layers.Base).ReadDomain(
            Encoding.ASCII.GetBytes(domain),
            (local, _, people) =>
            {
                if (owners.Count < limit && !addresses.ContainsKey(Encoding.UTF8.GetString(local)))
                {
                    foreach (var person in people)
                    {
                        if (source.Directory.AccountIdOf(person) is { } owner)
                        {
                            owners.Add(owner);
                        }
                    }
                }
            });
        return owners;
    }

    private List<uint> Enter(ReadOnlySpan<byte> local, ReadOnlySpan<byte> domain, out bool isNew)
    {
        var domainText = Encoding.ASCII.GetString(domain);
        if (!_domains.TryGetValue(domainText, out var addresses))
        {
            _domains[domainText] = addresses = new(StringComparer.Ordinal);
        }

        var localText = Encoding.UTF8.GetString(local);
        isNew = !addresses.TryGetValue(localText, out var people);
        return people ?? (addresses[localText] = []);
    }

    private uint[] FindInBase(ReadOnlySpan<byte> scratch, CanonicalAddress address)
    {
        var index = source.Layers.Base;
        fixed (byte* text = scratch)
        {
            var record = index.FindDomain(text + address.LocalLength, address.DomainLength);
            uint value = 0;
            var isKnown = record is not null && index.TryFindContact(record, text, address.LocalLength, out value);
            AddressDifference += isKnown ? 0 : 1;
            GC.KeepAlive(index);
            return isKnown ? index.People.Expand(ref value).ToArray() : [];
        }
    }

    private bool IsAnyChanged(ReadOnlySpan<uint> people)
    {
        foreach (var person in people)
        {
            if (changed.IsChanged(person))
            {
                return true;
            }
        }

        return false;
    }

    private void CopyUnchanged(ReadOnlySpan<uint> people, List<uint> copies)
    {
        foreach (var person in people)
        {
            if (changed.IsChanged(person))
            {
                continue;
            }

            if (!_copies.TryGetValue(person, out var copy))
            {
                _copies[person] = copy = records.Add(
                    source.Directory.TypeOf(person), source.Directory.IdOf(person), source.Directory.AccountIdOf(person));
            }

            copies.Add(copy);
        }
    }
}
