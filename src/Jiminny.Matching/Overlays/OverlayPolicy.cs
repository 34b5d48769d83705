using System.Text;
using Jiminny.Matching.Building;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Overlays;

/// <summary>The organisation's rules for an overlay: a domain replaces that of the base only when what it says may have changed.</summary>
internal sealed class OverlayPolicy(RulesPolicy rules, IReadOnlyDictionary<string, int> replacedDomains) : IndexPolicy
{
    public override uint RecordCount => rules.RecordCount;

    public override uint AccountCount => rules.AccountCount;

    public override int SharedDomainLimit => 0;

    public override bool IsCurrentRecord(uint record) => rules.IsCurrentRecord(record);

    public override bool IsCurrentAccount(uint account, uint generation) => true;

    public override uint AccountOf(uint record) => rules.AccountOf(record);

    public override int CompareRecords(uint left, uint right) => rules.CompareRecords(left, right);

    public override int CompareAccounts(uint left, uint right) => rules.CompareAccounts(left, right);

    public override (DomainFlags Flags, AccountDomainRefusal Refusal) Decide(
        ReadOnlySpan<byte> domain, ReadOnlySpan<uint> accounts, int accountsOfContacts, bool isNamedByRule)
    {
        var isReplaced = replacedDomains.TryGetValue(Encoding.ASCII.GetString(domain), out var owners);
        var (flags, refusal) = rules.Decide(domain, accounts, owners, isNamedByRule: true);
        return isReplaced ? (flags | DomainFlags.ReplacesBase, refusal) : (flags & ~DomainFlags.KindMask & ~DomainFlags.IsParent, refusal);
    }
}
