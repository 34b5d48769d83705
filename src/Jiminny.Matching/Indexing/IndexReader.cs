namespace Jiminny.Matching.Indexing;

/// <summary>Goes through all an index holds, in no particular order.</summary>
internal sealed unsafe class IndexReader(AddressIndex index)
{
    /// <summary>Told of each address.</summary>
    /// <param name="local">The local part.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="records">The records that have it.</param>
    public delegate void AddressVisitor(ReadOnlySpan<byte> local, ReadOnlySpan<byte> domain, ReadOnlySpan<uint> records);

    /// <summary>Told of each domain with accounts.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="accounts">The accounts that carry it, whether it may identify them or not.</param>
    public delegate void AccountsVisitor(ReadOnlySpan<byte> domain, ReadOnlySpan<uint> accounts);

    public void Read(AddressVisitor addresses, AccountsVisitor accounts)
    {
        foreach (var place in index.Domains.EnumeratePlaces())
        {
            Read(index.Arena + place, addresses, accounts);
        }

        GC.KeepAlive(index);
    }

    private void Read(byte* record, AddressVisitor addresses, AccountsVisitor accounts)
    {
        var domain = new ReadOnlySpan<byte>(DomainRecord.Domain(record), DomainRecord.DomainLength(record));
        var handle = DomainRecord.Accounts(record);
        if (handle != DomainRecord.NoAccounts)
        {
            accounts(domain, index.Accounts.Expand(ref handle));
        }

        var flags = DomainRecord.Flags(record);
        var contacts = DomainRecord.Contacts(record);
        if ((flags & DomainFlags.IsPartitioned) != 0)
        {
            for (var block = 0u; block < DomainRecord.BlockCount(contacts); block++)
            {
                ReadBlock(DomainRecord.Block(record, contacts + sizeof(uint) + (block * sizeof(uint))), domain, addresses);
            }
        }
        else if ((flags & DomainFlags.HasContacts) != 0)
        {
            ReadBlock(contacts, domain, addresses);
        }
    }

    private void ReadBlock(byte* block, ReadOnlySpan<byte> domain, AddressVisitor addresses)
    {
        var local = ContactBlock.Locals(block, index.ValueWidth);
        for (var i = 0; i < *block; i++)
        {
            var length = ContactBlock.Lengths(block)[i];
            var value = ContactBlock.ReadValue(ContactBlock.Values(block), i, index.ValueWidth, index.ValueMask);
            addresses(new ReadOnlySpan<byte>(local, length), domain, index.People.Expand(ref value));
            local += length;
        }
    }
}
