using System.Runtime.InteropServices;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Building;

/// <summary>Writes the domain records of one partition after the other into the arena.</summary>
internal sealed unsafe class PartitionWriter<TKernel>(IndexPolicy policy, NativeBuffer arena, ValueListsBuilder people, ValueListsBuilder accounts, int valueWidth)
    where TKernel : ILookupKernel
{
    private readonly DomainGrouping<TKernel> _grouping = new();
    private readonly BlockBuilder<TKernel> _block = new(people, valueWidth);
    private readonly List<uint> _accounts = [];
    private readonly HashSet<uint> _owners = [];
    private nint[] _sorted = [];
    private int[] _blockEnds = [];

    public List<(ulong Hash, uint Place)> Domains { get; } = [];

    public int Addresses { get; private set; }

    public int AccountDomains { get; private set; }

    public int LargestBlock { get; private set; }

    /// <summary>Writes a partition.</summary>
    /// <returns>Whether every block had room for its contacts.</returns>
    public bool TryWrite(Partition partition)
    {
        _grouping.Group(partition);
        var start = arena.Append(partition.Entries.Length + ILookupKernel.Padding);
        var end = start;
        for (var domain = 0; domain < _grouping.DomainCount; domain++)
        {
            var facts = _grouping.FactsOf(domain);
            Domains.Add((((LogEntry*)facts[0])->DomainHash, checked((uint)(arena.Length + (nuint)(end - start)))));
            end = WriteDomain(end, facts);
            if (end is null)
            {
                return false;
            }
        }

        arena.Advance((nuint)(end - start));
        return true;
    }

    private byte* WriteDomain(byte* record, Span<nint> facts)
    {
        var contacts = MoveContactsFirst(facts, out var isNamedByRule);
        var first = (LogEntry*)facts[0];
        var domain = new ReadOnlySpan<byte>(LogEntry.Domain(first), first->DomainLength);
        var owners = _accounts.Count == 0 ? 0 : CountOwners(facts[..contacts]);
        var (flags, refusal) = policy.Decide(domain, CollectionsMarshal.AsSpan(_accounts), owners, isNamedByRule);
        flags |= contacts == 0 ? 0 : DomainFlags.HasContacts;
        flags |= contacts <= ContactBlock.MaxInline ? 0 : DomainFlags.IsPartitioned;
        AccountDomains += (flags & DomainFlags.KindMask) == (DomainFlags)AddressMatchKind.Domain ? 1 : 0;
        DomainRecord.Write(record, _accounts.Count == 0 ? DomainRecord.NoAccounts : accounts.Add(_accounts), domain, flags, refusal);
        var end = DomainRecord.Contacts(record);
        return contacts == 0 ? end
            : contacts <= ContactBlock.MaxInline ? WriteBlock(end, facts[..contacts])
            : WriteBlocks(record, end, facts[..contacts]);
    }

    /// <summary>Brings the contacts that count to the front and collects the accounts.</summary>
    private int MoveContactsFirst(Span<nint> facts, out bool isNamedByRule)
    {
        isNamedByRule = false;
        _accounts.Clear();
        var contacts = 0;
        for (var i = 0; i < facts.Length; i++)
        {
            var entry = (LogEntry*)facts[i];
            if (entry->IsContact)
            {
                if (policy.IsCurrentRecord(entry->Value))
                {
                    (facts[contacts], facts[i]) = (facts[i], facts[contacts]);
                    contacts++;
                }
            }
            else if (entry->Value == DomainRecord.NoAccounts)
            {
                isNamedByRule = true;
            }
            else if (policy.IsCurrentAccount(entry->Value, entry->Generation))
            {
                _accounts.Add(entry->Value);
            }
        }

        return contacts;
    }

    private int CountOwners(Span<nint> contacts)
    {
        _owners.Clear();
        for (var i = 0; i < contacts.Length && _owners.Count < policy.SharedDomainLimit; i++)
        {
            var account = policy.AccountOf(((LogEntry*)contacts[i])->Value);
            if (account != DomainRecord.NoAccounts)
            {
                _owners.Add(account);
            }
        }

        return _owners.Count;
    }

    private byte* WriteBlock(byte* block, Span<nint> contacts)
    {
        _block.Clear();
        foreach (var contact in contacts)
        {
            if (!_block.TryAdd((LogEntry*)contact))
            {
                return null;
            }
        }

        Addresses += _block.Count;
        LargestBlock = Math.Max(LargestBlock, _block.Count);
        return _block.Write(block);
    }

    private byte* WriteBlocks(byte* record, byte* directory, Span<nint> contacts)
    {
        var count = (contacts.Length + ContactBlock.TargetCount - 1) / ContactBlock.TargetCount;
        SortByBlock(contacts, (uint)count);
        *(uint*)directory = (uint)count;
        var end = directory + sizeof(uint) + (count * sizeof(uint));
        for (var block = 0; block < count; block++)
        {
            var start = block == 0 ? 0 : _blockEnds[block - 1];
            ((uint*)(directory + sizeof(uint)))[block] = checked((uint)(end - record));
            end = WriteBlock(end, _sorted.AsSpan(start, _blockEnds[block] - start));
            if (end is null)
            {
                return null;
            }
        }

        return end;
    }

    private void SortByBlock(Span<nint> contacts, uint count)
    {
        if (_sorted.Length < contacts.Length)
        {
            _sorted = new nint[contacts.Length];
            _blockEnds = new int[count];
        }

        Array.Clear(_blockEnds, 0, (int)count);
        foreach (var contact in contacts)
        {
            _blockEnds[DomainRecord.BlockIndex(((LogEntry*)contact)->LocalHash, count)]++;
        }

        var start = 0;
        for (var block = 0; block < count; block++)
        {
            (start, _blockEnds[block]) = (start + _blockEnds[block], start);
        }

        foreach (var contact in contacts)
        {
            _sorted[_blockEnds[DomainRecord.BlockIndex(((LogEntry*)contact)->LocalHash, count)]++] = contact;
        }
    }
}
