using System.Text;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Building;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Lookup;
using Jiminny.Matching.Records;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Benchmarks.Contenders;

/// <summary>
/// Builds the index from packed UTF-8, with the work that every build has to do: normalise, sort out duplicates, refuse freemail.
/// </summary>
internal static class IndexBuild
{
    public static AddressIndex Build(ContactSet set, KernelKind kernel)
    {
        using var builder = AddressIndexBuilder.Create(kernel, HashKey.CreateRandom);
        var rules = MatchingRules.Default;
        var reader = new AddressReader(new AddressRewriter(rules));
        for (var i = 0; i < set.Contacts.Count; i++)
        {
            reader.TryRead(set.Contacts[i]);
            reader.AddContact(builder, (uint)i);
        }

        Span<byte> domain = stackalloc byte[128];
        "a@"u8.CopyTo(domain);
        for (var i = 0; i < set.AccountDomains.Count; i++)
        {
            var text = set.AccountDomains[i];
            text.CopyTo(domain[2..]);
            reader.TryRead(domain[..(text.Length + 2)]);
            reader.AddDomain(builder, (uint)i, generation: 0);
        }

        foreach (var excluded in rules.ExcludedDomains)
        {
            reader.AddRuleDomain(builder, excluded);
        }

        return builder.Build(new Policy(set, rules));
    }

    public static MatcherSnapshot CreateMatcher(AddressIndex index)
    {
        var directory = new RecordDirectoryBuilder().Build();
        var sizes = new SnapshotSizes(index.Counts.Addresses, index.Counts.Addresses, index.Counts.AccountDomains, index.Bytes);
        return new MatcherSnapshot(MatchingRules.Default, new SnapshotData(index, directory, sizes, []), version: 1);
    }

    /// <summary>The rules; records have no account, so that the data guard has nothing to count, as in the contenders.</summary>
    private sealed class Policy(ContactSet set, MatchingRules rules) : IndexPolicy
    {
        private readonly SuspicionFilter _suspicion = new(rules);

        public override uint RecordCount => (uint)set.Contacts.Count;

        public override uint AccountCount => (uint)set.AccountDomains.Count;

        public override int SharedDomainLimit => rules.SharedDomainLimit;

        public override bool IsCurrentRecord(uint record) => true;

        public override bool IsCurrentAccount(uint account, uint generation) => true;

        public override uint AccountOf(uint record) => DomainRecord.NoAccounts;

        public override int CompareRecords(uint left, uint right) => left.CompareTo(right);

        public override int CompareAccounts(uint left, uint right) => left.CompareTo(right);

        public override (DomainFlags Flags, AccountDomainRefusal Refusal) Decide(
            ReadOnlySpan<byte> domain, ReadOnlySpan<uint> accounts, int accountsOfContacts, bool isNamedByRule)
        {
            if (accounts.IsEmpty && !isNamedByRule && !_suspicion.MayBeBelowExcluded(domain))
            {
                return default;
            }

            Span<char> buffer = stackalloc char[256];
            var text = buffer[..Encoding.ASCII.GetChars(domain, buffer)];
            var refusal = accounts.IsEmpty ? AccountDomainRefusal.None : AccountDomainPolicy.Decide(rules, text, accountsOfContacts);
            var kind = !accounts.IsEmpty && refusal == AccountDomainRefusal.None ? AddressMatchKind.Domain
                : AccountDomainPolicy.IsNotPeople(rules, text) ? AddressMatchKind.NotAPerson
                : AddressMatchKind.Unmatched;
            return ((DomainFlags)kind, refusal);
        }
    }
}
