using Jiminny.Crm;

namespace Jiminny.Matching.Snapshots;

/// <summary>
/// Takes the addresses and domains out of records; what cannot be read is noted with the record's id and never fatal. Not thread-safe.
/// </summary>
internal sealed class RecordReader(AddressReader reader, IRecordSink sink, ProblemLog problems, NewcomerLog newcomers)
{
    public void Read(CrmRecord record)
    {
        switch (record)
        {
            case Contact contact:
                ReadAddresses(contact, contact.Addresses, contact.AccountId);
                break;
            case Lead lead:
                ReadAddresses(lead, lead.Addresses, accountId: null);
                break;
            case Account account:
                ReadDomains(account);
                break;
        }
    }

    private void ReadAddresses(CrmRecord record, IReadOnlyList<string> addresses, string? accountId)
    {
        if (addresses.Count == 0)
        {
            problems.Add(record, "The record has no address, so nothing can match it.");
        }

        uint? person = null;
        foreach (var address in addresses)
        {
            if (!reader.TryRead(address))
            {
                problems.Add(record, "An address of the record cannot be read: write it like name@customer.example.");
                continue;
            }

            person ??= sink.AddPerson(record, accountId);
            sink.AddAddress(reader, person.Value);
            newcomers.AddAddress(reader.Scratch, reader.Current);
        }
    }

    private void ReadDomains(Account account)
    {
        foreach (var domain in account.Domains)
        {
            if (!reader.TryReadDomain(domain))
            {
                problems.Add(account, "A domain of the record cannot be read: write it like customer.example.");
                continue;
            }

            sink.AddDomain(reader, account.Id);
            newcomers.AddDomain(reader.Scratch, reader.Current);
        }
    }
}
