using System.Text;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Records;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Lookup;

namespace Jiminny.Matching.Snapshots;

/// <summary>An organisation's rules and records, as the index builder asks for them.</summary>
internal sealed class RulesPolicy(MatchingRules rules, AddressRewriter rewriter, RecordDirectory directory, RecordDirectoryBuilder records) : IndexPolicy
{
    private readonly SuspicionFilter _suspicion = new(rules);
    private readonly int _leadRank = rules.RankOf(Crm.CrmRecordType.Lead);
    private readonly int _contactRank = rules.RankOf(Crm.CrmRecordType.Contact);

    /// <summary>Domains of accounts that may not identify them.</summary>
    public List<RefusedAccountDomain> Refused { get; } = [];

    public override uint RecordCount => (uint)directory.Count;

    public override uint AccountCount => (uint)directory.AccountCount;

    public override int SharedDomainLimit => rules.SharedDomainLimit;

    public override bool IsCurrentRecord(uint record) => !records.IsSuperseded(record);

    public override bool IsCurrentAccount(uint account, uint generation) => records.GenerationOf(account) == generation;

    public override uint AccountOf(uint record) =>
        directory.AccountOf(record) is var account and not RecordDirectory.NoAccount ? account : DomainRecord.NoAccounts;

    public override int CompareRecords(uint left, uint right)
    {
        var order = RankOf(left).CompareTo(RankOf(right));
        order = order != 0 ? order : directory.People[left].SequenceCompareTo(directory.People[right]);
        return order != 0 ? order : directory.TypeOf(left).CompareTo(directory.TypeOf(right));
    }

    public override int CompareAccounts(uint left, uint right) => directory.Accounts[left].SequenceCompareTo(directory.Accounts[right]);

    public override (DomainFlags Flags, AccountDomainRefusal Refusal) Decide(
        ReadOnlySpan<byte> domain, ReadOnlySpan<uint> accounts, int accountsOfContacts, bool isNamedByRule)
    {
        if (accounts.IsEmpty && !isNamedByRule && !_suspicion.MayBeBelowExcluded(domain))
        {
            return default;
        }

        Span<char> buffer = stackalloc char[AddressLimits.Total];
        var text = buffer[..Encoding.ASCII.GetChars(domain, buffer)];
        var flags = rewriter.IsRewritten(text) ? DomainFlags.IsRewritten : DomainFlags.None;
        var refusal = AccountDomainRefusal.None;
        var mayIdentify = false;
        if (accounts.Length > 0)
        {
            refusal = AccountDomainPolicy.Decide(rules, text, accountsOfContacts);
            mayIdentify = refusal == AccountDomainRefusal.None && rules.MatchAccountDomains;
            if (refusal != AccountDomainRefusal.None)
            {
                AddRefused(text, accounts, refusal);
            }
        }

        if (rules.IsInternal(text))
        {
            return (flags | Kind(AddressMatchKind.Internal), refusal);
        }

        if (mayIdentify)
        {
            flags |= Kind(AddressMatchKind.Domain);
            return (rules.MatchParentDomains && !AccountDomainPolicy.IsPublicSuffix(text) ? flags | DomainFlags.IsParent : flags, refusal);
        }

        return (flags | Kind(AccountDomainPolicy.IsNotPeople(rules, text) ? AddressMatchKind.NotAPerson : AddressMatchKind.Unmatched), refusal);
    }

    private static DomainFlags Kind(AddressMatchKind kind) => (DomainFlags)kind;

    private void AddRefused(ReadOnlySpan<char> domain, ReadOnlySpan<uint> accounts, AccountDomainRefusal refusal)
    {
        var first = accounts[0];
        foreach (var account in accounts)
        {
            first = CompareAccounts(account, first) < 0 ? account : first;
        }

        Refused.Add(new RefusedAccountDomain(directory.AccountId(first), domain.ToString(), refusal));
    }

    private int RankOf(uint record) => directory.TypeOf(record) == Crm.CrmRecordType.Lead ? _leadRank : _contactRank;
}
