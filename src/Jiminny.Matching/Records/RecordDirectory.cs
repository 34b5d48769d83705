using System.Collections;
using Jiminny.Crm;

namespace Jiminny.Matching.Records;

/// <summary>
/// Who stands behind the numbers of an index: contacts and leads with id and account, and accounts with id. Immutable, and without
/// references that a
/// collection would follow.
/// </summary>
internal sealed class RecordDirectory(IdPool people, uint[] facts, IdPool accounts, BitArray? superseded)
{
    /// <summary>In a fact: the record is a lead.</summary>
    public const uint LeadBit = 1u << 31;

    /// <summary>In a fact: the record has no account.</summary>
    public const uint NoAccount = LeadBit - 1;

    public int Count => people.Count;

    public int AccountCount => accounts.Count;

    public IdPool People => people;

    public IdPool Accounts => accounts;

    public long Bytes => people.Bytes + accounts.Bytes + ((long)facts.Length * sizeof(uint));

    public CrmRecordType TypeOf(uint record) => (facts[record] & LeadBit) != 0 ? CrmRecordType.Lead : CrmRecordType.Contact;

    public string IdOf(uint record) => people.GetString(record);

    /// <summary>The account of a record by number, or <see cref="NoAccount"/>.</summary>
    public uint AccountOf(uint record) => facts[record] & NoAccount;

    public string? AccountIdOf(uint record) => AccountOf(record) is var account and not NoAccount ? accounts.GetString(account) : null;

    public string AccountId(uint account) => accounts.GetString(account);

    /// <summary>Whether a later record took this one's place while the directory was made.</summary>
    public bool IsSuperseded(uint record) => superseded is not null && superseded[(int)record];
}
