using Jiminny.Matching.Indexing.Kernels;

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

    /// <summary>Goes through the addresses of one domain.</summary>
    public void ReadDomain(ReadOnlySpan<byte> domain, AddressVisitor addresses)
    {
        var record = Find(domain);
        if (record is not null)
        {
            Read(record, addresses, (_, _) => { });
        }

        GC.KeepAlive(index);
    }

    /// <summary>The accounts that carry a domain, whether it may identify them or not.</summary>
    public uint[] ReadAccounts(ReadOnlySpan<byte> domain)
    {
        var record = Find(domain);
        var handle = record is null ? DomainRecord.NoAccounts : DomainRecord.Accounts(record);
        GC.KeepAlive(index);
        return handle == DomainRecord.NoAccounts ? [] : index.Accounts.Expand(ref handle).ToArray();
    }

    /// <summary>How many of the domains lead to an account.</summary>
    public int CountMatching(IEnumerable<byte[]> domains)
    {
        var count = 0;
        foreach (var domain in domains)
        {
            var record = Find(domain);
            count += record is not null && (DomainRecord.Flags(record) & DomainFlags.KindMask) == (DomainFlags)AddressMatchKind.Domain ? 1 : 0;
        }

        GC.KeepAlive(index);
        return count;
    }

    private byte* Find(ReadOnlySpan<byte> domain)
    {
        Span<byte> padded = stackalloc byte[byte.MaxValue + ILookupKernel.Padding];
        domain.CopyTo(padded);
        fixed (byte* text = padded)
        {
            return index.FindDomain(text, domain.Length);
        }
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
