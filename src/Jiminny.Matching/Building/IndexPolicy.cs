using Jiminny.Matching.Indexing;

namespace Jiminny.Matching.Building;

/// <summary>What the builder has to ask about domains and records: the organisation's rules and the directory behind the numbers.</summary>
internal abstract class IndexPolicy
{
    /// <summary>How many records there are; a value from there on is a list.</summary>
    public abstract uint RecordCount { get; }

    /// <summary>How many accounts there are.</summary>
    public abstract uint AccountCount { get; }

    /// <summary>How many different accounts of contacts are worth counting.</summary>
    public abstract int SharedDomainLimit { get; }

    /// <summary>Whether a record still counts: none that came later took its place.</summary>
    public abstract bool IsCurrentRecord(uint record);

    /// <summary>Whether what was said of an account's domain still counts.</summary>
    public abstract bool IsCurrentAccount(uint account, uint generation);

    /// <summary>The account of a record, or <see cref="DomainRecord.NoAccounts"/>.</summary>
    public abstract uint AccountOf(uint record);

    /// <summary>The order of two records behind one address; 0 only when they are the same.</summary>
    public abstract int CompareRecords(uint left, uint right);

    /// <summary>The order of two accounts behind one domain; 0 only when they are the same.</summary>
    public abstract int CompareAccounts(uint left, uint right);

    /// <summary>What an address at the domain is that is no record.</summary>
    /// <param name="domain">The domain, normalised.</param>
    /// <param name="accounts">The accounts that carry it, in any order and perhaps repeated.</param>
    /// <param name="accountsOfContacts">To how many accounts its contacts belong; counted only when an account carries it, and only up to the limit.</param>
    /// <param name="isNamedByRule">Whether a rule was said to name it.</param>
    public abstract (DomainFlags Flags, AccountDomainRefusal Refusal) Decide(
        ReadOnlySpan<byte> domain, ReadOnlySpan<uint> accounts, int accountsOfContacts, bool isNamedByRule);
}
