using System.Text;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Records;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Overlays;

/// <summary>The domains about which an overlay has to speak, each with all accounts that carry it now. Not thread-safe.</summary>
internal sealed unsafe class OverlayDomains(SnapshotData source, ChangedNumbers changed)
{
    private readonly Dictionary<string, SortedSet<string>> _newAccounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _old = new(StringComparer.Ordinal);

    /// <summary>A changed account carries this domain now.</summary>
    public void AddNew(string domain, string accountId)
    {
        if (!_newAccounts.TryGetValue(domain, out var accounts))
        {
            _newAccounts[domain] = accounts = new(StringComparer.Ordinal);
        }

        accounts.Add(accountId);
    }

    /// <summary>Remembers a domain of the base that a changed account carried.</summary>
    public void NoteOldAccounts(ReadOnlySpan<byte> domain, ReadOnlySpan<uint> accounts)
    {
        foreach (var account in accounts)
        {
            if (changed.IsChangedAccount(account))
            {
                _old.Add(Encoding.ASCII.GetString(domain));
                return;
            }
        }
    }

    /// <summary>
    /// The accounts by domain: of domains whose accounts changed, and of those whose contacts changed, since these may have become shared
    /// or be no longer.
    /// </summary>
    public Dictionary<string, IReadOnlyCollection<string>> Resolve(IEnumerable<string> domainsOfContacts)
    {
        var resolved = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        foreach (var domain in _newAccounts.Keys.Concat(_old))
        {
            resolved[domain] = FindAccounts(domain);
        }

        foreach (var domain in domainsOfContacts)
        {
            if (!resolved.ContainsKey(domain) && FindAccounts(domain) is { Count: > 0 } accounts)
            {
                resolved[domain] = accounts;
            }
        }

        return resolved;
    }

    /// <summary>Enters the domains with their accounts.</summary>
    public static void AddTo(AddressIndexBuilder index, RecordDirectoryBuilder records, Dictionary<string, IReadOnlyCollection<string>> resolved)
    {
        var text = stackalloc byte[AddressLimits.Scratch + ILookupKernel.Padding];
        foreach (var (domain, accounts) in resolved)
        {
            var length = Encoding.ASCII.GetBytes(domain, new Span<byte>(text, AddressLimits.Scratch));
            if (accounts.Count == 0)
            {
                index.AddDomain(text, length, DomainRecord.NoAccounts, generation: 0);
            }

            foreach (var account in accounts)
            {
                index.AddDomain(text, length, records.AddAccount(account), generation: 0);
            }
        }
    }

    private SortedSet<string> FindAccounts(string domain)
    {
        var accounts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var account in new IndexReader(source.Layers.Base).ReadAccounts(Encoding.ASCII.GetBytes(domain)))
        {
            if (!changed.IsChangedAccount(account))
            {
                accounts.Add(source.Directory.AccountId(account));
            }
        }

        if (_newAccounts.TryGetValue(domain, out var added))
        {
            accounts.UnionWith(added);
        }

        return accounts;
    }
}
