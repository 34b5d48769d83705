using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Building;

/// <summary>The builder for one kernel.</summary>
internal sealed unsafe class KernelIndexBuilder<TKernel>(KernelKind kernel, Func<HashKey> createKey) : AddressIndexBuilder
    where TKernel : ILookupKernel
{
    private HashKey _key = createKey();
    private EntryLog _log = new();

    public override int Contacts => _log.Contacts;

    public override void AddContact(byte* text, int localLength, int domainLength, uint record) =>
        _log.Add(
            TKernel.Hash(text + localLength, domainLength, in _key), TKernel.Hash(text, localLength, in _key), record, text, localLength, domainLength);

    public override void AddDomain(byte* domain, int length, uint account, uint generation) =>
        _log.Add(TKernel.Hash(domain, length, in _key), generation, account, domain, 0, length);

    public override AddressIndex Build(IndexPolicy policy)
    {
        var slotsPerDomain = 1.6;
        for (var attempt = 1; ; attempt++)
        {
            // A value is a record or a list; there cannot be more lists than pairs of facts.
            var valueWidth = policy.RecordCount + ((long)_log.Contacts / 2) < 1 << 24 ? 3 : 4;
            var partitions = _log.MoveToPartitions(EntriesPerPartition);
            try
            {
                if (TryBuild(partitions, policy, valueWidth, slotsPerDomain) is { } index)
                {
                    return index;
                }

                if (attempt == MaxAttempts)
                {
                    throw new InvalidOperationException($"The addresses could not be spread over the index with any of {MaxAttempts} keys.");
                }

                AddAgain(partitions);
                slotsPerDomain *= 1.25;
            }
            finally
            {
                Array.ForEach(partitions, partition => partition.Dispose());
            }
        }
    }

    public override void Dispose() => _log.Dispose();

    private AddressIndex? TryBuild(Partition[] partitions, IndexPolicy policy, int valueWidth, double slotsPerDomain)
    {
        using var arena = new NativeBuffer((nuint)partitions.Sum(partition => (long)partition.Entries.Length) / 2);
        var people = new ValueListsBuilder(policy.RecordCount, policy.CompareRecords);
        var accounts = new ValueListsBuilder(policy.AccountCount, policy.CompareAccounts);
        var writer = new PartitionWriter<TKernel>(policy, arena, people, accounts, valueWidth);
        foreach (var partition in partitions)
        {
            if (!writer.TryWrite(partition))
            {
                return null;
            }
        }

        if (BuildTable(writer.Domains, slotsPerDomain) is not { } table)
        {
            return null;
        }

        var counts = new AddressIndexCounts(writer.Addresses, writer.Domains.Count, writer.AccountDomains, writer.LargestBlock);
        return new AddressIndex(kernel, _key, table, Copy(arena), valueWidth, people.Build(), accounts.Build(), counts);
    }

    private static DomainTable? BuildTable(List<(ulong Hash, uint Place)> domains, double slotsPerDomain)
    {
        var table = new DomainTable(Math.Max(1, (int)Math.Ceiling(domains.Count * slotsPerDomain / DomainTable.GroupSize)));
        foreach (var (hash, place) in domains)
        {
            if (!table.TryAdd(hash, place))
            {
                return null;
            }
        }

        return table;
    }

    private static PinnedMemory<byte> Copy(NativeBuffer arena)
    {
        if (arena.Length > (nuint)(Array.MaxLength - ILookupKernel.Padding))
        {
            throw new InvalidOperationException($"The index would take {arena.Length} bytes; one matcher holds at most {Array.MaxLength}.");
        }

        var memory = new PinnedMemory<byte>((int)arena.Length + ILookupKernel.Padding);
        new ReadOnlySpan<byte>(arena.Pointer, (int)arena.Length).CopyTo(memory.Span);
        memory.Span[(int)arena.Length..].Clear();
        return memory;
    }

    /// <summary>Takes another key and hashes everything anew.</summary>
    private void AddAgain(Partition[] partitions)
    {
        _key = createKey();
        _log = new EntryLog();
        foreach (var partition in partitions)
        {
            var end = partition.Entries.Pointer + partition.Entries.Length;
            for (var entry = (LogEntry*)partition.Entries.Pointer; entry < end; entry = (LogEntry*)((byte*)entry + entry->Size))
            {
                if (entry->IsContact)
                {
                    AddContact(LogEntry.Local(entry), entry->LocalLength, entry->DomainLength, entry->Value);
                }
                else
                {
                    AddDomain(LogEntry.Domain(entry), entry->DomainLength, entry->Value, entry->Generation);
                }
            }
        }
    }
}
