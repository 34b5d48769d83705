using Jiminny.Crm;

namespace Jiminny.Matching.Snapshots;

/// <summary>Where <see cref="RecordReader"/> puts what it reads.</summary>
internal interface IRecordSink
{
    /// <summary>A contact or lead with at least one usable address.</summary>
    /// <returns>Its number.</returns>
    uint AddPerson(CrmRecord record, string? accountId);

    /// <summary>The address that the reader read last belongs to the person.</summary>
    void AddAddress(AddressReader reader, uint person);

    /// <summary>The domain that the reader read last belongs to the account.</summary>
    void AddDomain(AddressReader reader, string accountId);
}
