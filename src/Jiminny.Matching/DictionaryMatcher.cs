using System.Text;
using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Lists;

namespace Jiminny.Matching;

internal sealed class DictionaryMatcher : IMatcher
{
    private readonly MatchingRules _rules;
    private readonly AddressRewriter _rewriter;
    private readonly Dictionary<string, uint> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> _domains = new(StringComparer.Ordinal);
    private readonly List<List<MatchCandidate>> _candidates = [];

    public DictionaryMatcher(IEnumerable<CrmRecord> records, MatchingRules rules, long version, List<CrmProblem> problems, List<RefusedAccountDomain> refused)
    {
        _rules = rules;
        _rewriter = new AddressRewriter(rules);
        Version = version;
        var accounts = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var guard = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (record is Account account)
            {
                foreach (var text in account.Domains)
                {
                    if (!CanonicalDomain.TryParse(text, out var domain))
                    {
                        problems.Add(new CrmProblem($"{record}", "A domain cannot be read; write it like customer.example."));
                        continue;
                    }

                    (accounts.TryGetValue(domain, out var ids) ? ids : accounts[domain] = new(StringComparer.Ordinal)).Add(record.Id);
                }

                continue;
            }

            var (addresses, accountId) = record switch
            {
                Contact contact => (contact.Addresses, contact.AccountId),
                Lead lead => (lead.Addresses, null),
                _ => ([], null),
            };
            if (addresses.Count == 0 && record is Contact or Lead)
            {
                problems.Add(new CrmProblem($"{record}", "The record has no address."));
            }

            foreach (var text in addresses)
            {
                if (Canonicalise(Encoding.UTF8.GetBytes(text)) is not { } address)
                {
                    problems.Add(new CrmProblem($"{record}", "An address cannot be read."));
                    continue;
                }

                People.Add(record.ToString());
                Add(_addresses, address, new MatchCandidate(record.Type, record.Id, accountId, MatchTier.Exact, 0, 0));
                var domain = DomainOf(address);
                if (accountId is not null)
                {
                    (guard.TryGetValue(domain, out var ids) ? ids : guard[domain] = new(StringComparer.Ordinal)).Add(accountId);
                }
            }
        }

        foreach (var (domain, ids) in accounts)
        {
            var shared = guard.TryGetValue(domain, out var owners) ? owners.Count : 0;
            var refusal = AccountDomainPolicy.Decide(rules, domain, shared);
            if (refusal != AccountDomainRefusal.None)
            {
                refused.Add(new RefusedAccountDomain(ids.Min!, domain, refusal));
                continue;
            }

            foreach (var id in ids)
            {
                Add(_domains, domain, new MatchCandidate(CrmRecordType.Account, id, id, MatchTier.Domain, 0, 0));
            }
        }

        foreach (var list in _candidates)
        {
            list.Sort((a, b) => Compare(a, b));
        }
    }

    public long Version { get; }

    public HashSet<string> People { get; } = [];

    public int AddressCount => _addresses.Count;

    public int DomainCount => _domains.Count;

    public IEnumerable<string> Addresses => _addresses.Keys;

    public IEnumerable<string> Domains => _domains.Keys;

    public AddressMatch Match(ReadOnlySpan<byte> address)
    {
        if (Canonicalise(address) is not { } canonical)
        {
            return new AddressMatch(AddressMatchKind.Invalid);
        }

        if (_addresses.TryGetValue(canonical, out var handle))
        {
            return new AddressMatch(AddressMatchKind.Exact, (ushort)Version, handle);
        }

        var domain = DomainOf(canonical);
        if (_rules.InternalDomains.Contains(domain))
        {
            return new AddressMatch(AddressMatchKind.Internal);
        }

        var local = canonical[..^(domain.Length + 1)].Split('+')[0];
        if (_rules.ExcludedDomains.Contains(domain) || _rules.ExcludedLocalParts.Contains(local) || Parents(domain).Any(_rules.ExcludedParents.Contains))
        {
            return new AddressMatch(AddressMatchKind.NotAPerson);
        }

        if (_domains.TryGetValue(domain, out handle))
        {
            return new AddressMatch(AddressMatchKind.Domain, (ushort)Version, handle);
        }

        return default;
    }

    public AddressMatch Match(ReadOnlySpan<char> address) => Match(Encoding.UTF8.GetBytes(address.ToArray()));

    public void Match(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            matches[i] = Match(buffer[addresses[i]]);
        }
    }

    public void Match(ReadOnlySpan<char> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            matches[i] = Match(buffer[addresses[i]]);
        }
    }

    public IReadOnlyList<MatchCandidate> FindCandidates(AddressMatch match) =>
        match.IsMatch ? [.. _candidates[(int)match.Handle].Take(_rules.CandidateLimit)] : [];

    public MatchResult Resolve(ReadOnlySpan<AddressMatch> participants, ReadOnlySpan<byte> roles = default)
    {
        var all = new List<MatchCandidate>();
        var outcome = MatchOutcome.Unmatched;
        var count = 0;
        for (var i = 0; i < participants.Length; i++)
        {
            if (!participants[i].IsMatch)
            {
                continue;
            }

            var found = _candidates[(int)participants[i].Handle];
            count += found.Count;
            outcome = (MatchOutcome)Math.Max((int)outcome, (int)(found.Count > _rules.CandidateLimit ? MatchOutcome.TooManyRecords
                : found.Count > 1 && _rules.RankOf(found[0].Type) == _rules.RankOf(found[1].Type) ? MatchOutcome.Ambiguous : MatchOutcome.Matched));
            foreach (var candidate in found.Take(_rules.CandidateLimit))
            {
                all.Add(candidate with { Participant = i, Role = roles.IsEmpty ? (byte)0 : roles[i] });
            }
        }

        all.Sort(Compare);
        var kinds = new AddressMatchKind[participants.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = participants[i].Kind;
        }

        return new MatchResult(outcome, all, count, kinds, Version);
    }

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    private static IEnumerable<string> Parents(string domain)
    {
        for (var dot = domain.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = domain.IndexOf('.', StringComparison.Ordinal))
        {
            domain = domain[(dot + 1)..];
            yield return domain;
        }
    }

    private int Compare(MatchCandidate a, MatchCandidate b)
    {
        var order = a.Tier.CompareTo(b.Tier);
        order = order != 0 ? order : _rules.RankOf(a.Type).CompareTo(_rules.RankOf(b.Type));
        order = order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
        return order != 0 ? order : a.Participant.CompareTo(b.Participant);
    }

    private string? Canonicalise(ReadOnlySpan<byte> text)
    {
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch];
        if (!AddressCanonicaliser.TryCanonicalise(text, scratch, out var address))
        {
            return null;
        }

        _rewriter.Apply(scratch, ref address);
        return $"{Encoding.UTF8.GetString(address.Local(scratch))}@{Encoding.UTF8.GetString(address.Domain(scratch))}";
    }

    private void Add(Dictionary<string, uint> index, string key, MatchCandidate candidate)
    {
        if (!index.TryGetValue(key, out var handle))
        {
            index[key] = handle = (uint)_candidates.Count;
            _candidates.Add([]);
        }

        if (!_candidates[(int)handle].Contains(candidate))
        {
            _candidates[(int)handle].Add(candidate);
        }
    }
}
