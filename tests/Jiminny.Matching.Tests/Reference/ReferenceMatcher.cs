using System.Text;
using Jiminny.Crm;
using Jiminny.Matching.Lists;

namespace Jiminny.Matching.Tests.Reference;

/// <summary>The matcher by the rules table, slow and plain: what the index must agree with for every address.</summary>
internal sealed class ReferenceMatcher
{
    private readonly MatchingRules _rules;
    private readonly Dictionary<string, List<CrmRecord>> _people = [];
    private readonly Dictionary<string, SortedSet<string>> _accounts = [];
    private readonly Dictionary<string, HashSet<string>> _owners = [];

    public ReferenceMatcher(IEnumerable<CrmRecord> records, MatchingRules rules)
    {
        _rules = rules;
        foreach (var record in records)
        {
            switch (record)
            {
                case Contact contact:
                    Add(contact, contact.Addresses, contact.AccountId);
                    break;
                case Lead lead:
                    Add(lead, lead.Addresses, null);
                    break;
                case Account account:
                    Add(account);
                    break;
            }
        }
    }

    /// <summary>What the address is and, best first, <c>type id account tier</c> of its candidates.</summary>
    public (AddressMatchKind Kind, IReadOnlyList<string> Candidates) Match(string text)
    {
        if (ReferenceAddress.Parse(text)?.Rewrite(_rules) is not { } address)
        {
            return (AddressMatchKind.Invalid, []);
        }

        if (_people.TryGetValue(address.ToString(), out var people))
        {
            var ordered = people.Distinct().OrderBy(person => Rank(person.Type)).ThenBy(person => Encoding.UTF8.GetBytes(person.Id), new ByBytes());
            return (AddressMatchKind.Exact, [.. ordered.Select(person => $"{person.Type} {person.Id} {(person as Contact)?.AccountId} {MatchTier.Exact}")]);
        }

        if (_rules.InternalDomains.Contains(address.Domain))
        {
            return (AddressMatchKind.Internal, []);
        }

        if (_rules.ExcludedLocalParts.Contains(address.Local.Split('+')[0]) || IsExcluded(address.Domain))
        {
            return (AddressMatchKind.NotAPerson, []);
        }

        if (_rules.MatchAccountDomains && _accounts.TryGetValue(address.Domain, out var accounts) && RefusalOf(address.Domain) == AccountDomainRefusal.None)
        {
            return (AddressMatchKind.Domain, Describe(accounts, MatchTier.Domain));
        }

        return _rules is { MatchParentDomains: true, MatchAccountDomains: true } ? MatchParent(address.Domain) : (AddressMatchKind.Unmatched, []);
    }

    public AccountDomainRefusal RefusalOf(string domain)
    {
        if (_rules.InternalDomains.Contains(domain))
        {
            return AccountDomainRefusal.Internal;
        }

        if (_rules.DeniedDomains.Contains(domain))
        {
            return AccountDomainRefusal.Denied;
        }

        if (_rules.AllowedDomains.Contains(domain))
        {
            return AccountDomainRefusal.None;
        }

        if (IsExcluded(domain))
        {
            return AccountDomainRefusal.NotPeople;
        }

        if (_rules.UseBuiltInLists)
        {
            if (EmbeddedLists.Refused.TryGetValue(domain, out var refusal))
            {
                return refusal;
            }

            if (EmbeddedLists.PublicSuffixes.IsPublicSuffix(domain))
            {
                return AccountDomainRefusal.PublicSuffix;
            }
        }

        return _rules.SharedDomainLimit > 0 && _accounts.ContainsKey(domain) && _owners.TryGetValue(domain, out var owners) && owners.Count >= _rules.SharedDomainLimit
            ? AccountDomainRefusal.SharedByAccounts
            : AccountDomainRefusal.None;
    }

    private (AddressMatchKind Kind, IReadOnlyList<string> Candidates) MatchParent(string domain)
    {
        while (RefusalOf(domain) == AccountDomainRefusal.None && domain.Contains('.'))
        {
            domain = domain[(domain.IndexOf('.') + 1)..];
            if (_accounts.TryGetValue(domain, out var accounts)
                && RefusalOf(domain) == AccountDomainRefusal.None
                && !EmbeddedLists.PublicSuffixes.IsPublicSuffix(domain))
            {
                return (AddressMatchKind.Domain, Describe(accounts, MatchTier.ParentDomain));
            }
        }

        return (AddressMatchKind.Unmatched, []);
    }

    private static string[] Describe(IEnumerable<string> accounts, MatchTier tier) =>
        [.. accounts.Select(id => $"{CrmRecordType.Account} {id} {id} {tier}")];

    private bool IsExcluded(string domain) =>
        _rules.ExcludedDomains.Contains(domain)
            || Enumerable.Range(0, domain.Length).Any(i => domain[i] == '.' && _rules.ExcludedParents.Contains(domain[(i + 1)..]));

    private int Rank(CrmRecordType type) => _rules.Precedence.ToList().IndexOf(type);

    private void Add(CrmRecord record, IEnumerable<string> addresses, string? accountId)
    {
        foreach (var text in addresses)
        {
            if (ReferenceAddress.Parse(text)?.Rewrite(_rules) is not { } address)
            {
                continue;
            }

            Get(_people, address.ToString()).Add(record);
            if (accountId is not null)
            {
                Get(_owners, address.Domain).Add(accountId);
            }
        }
    }

    private void Add(Account account)
    {
        foreach (var text in account.Domains)
        {
            if (ReferenceAddress.Parse($"a@{text.Trim()}")?.Rewrite(_rules) is { } address)
            {
                if (!_accounts.TryGetValue(address.Domain, out var ids))
                {
                    _accounts[address.Domain] = ids = new(StringComparer.Ordinal);
                }

                ids.Add(account.Id);
            }
        }
    }

    private static T Get<T>(Dictionary<string, T> map, string key)
        where T : new() => map.TryGetValue(key, out var value) ? value : map[key] = new();

    private sealed class ByBytes : IComparer<byte[]>
    {
        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
