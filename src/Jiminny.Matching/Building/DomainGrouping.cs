using System.Numerics;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Building;

/// <summary>Brings the facts of one partition into the order of their domains, by counting.</summary>
internal sealed unsafe class DomainGrouping<TKernel>
    where TKernel : ILookupKernel
{
    private nint[] _entries = [];
    private nint[] _ordered = [];
    private int[] _domainOf = [];
    private int[] _slots = [];
    private int[] _ends = [];
    private nint[] _first = [];

    public int DomainCount { get; private set; }

    /// <summary>Groups the facts of a partition.</summary>
    public void Group(Partition partition)
    {
        Reserve(partition.Count);
        var mask = _slots.Length - 1;
        Array.Clear(_slots);
        Array.Clear(_ends, 0, partition.Count);
        DomainCount = 0;
        var entry = (LogEntry*)partition.Entries.Pointer;
        for (var i = 0; i < partition.Count; i++)
        {
            var domain = FindDomain(entry, mask);
            _entries[i] = (nint)entry;
            _domainOf[i] = domain;
            _ends[domain]++;
            entry = (LogEntry*)((byte*)entry + entry->Size);
        }

        var start = 0;
        for (var domain = 0; domain < DomainCount; domain++)
        {
            (start, _ends[domain]) = (start + _ends[domain], start);
        }

        for (var i = 0; i < partition.Count; i++)
        {
            _ordered[_ends[_domainOf[i]]++] = _entries[i];
        }
    }

    /// <summary>Pointers to the facts about one domain.</summary>
    public Span<nint> FactsOf(int domain)
    {
        var start = domain == 0 ? 0 : _ends[domain - 1];
        return _ordered.AsSpan(start, _ends[domain] - start);
    }

    private int FindDomain(LogEntry* entry, int mask)
    {
        for (var slot = (int)(uint)(entry->DomainHash >> 8) & mask; ; slot = (slot + 1) & mask)
        {
            if (_slots[slot] == 0)
            {
                _first[DomainCount] = (nint)entry;
                _slots[slot] = ++DomainCount;
                return DomainCount - 1;
            }

            var first = (LogEntry*)_first[_slots[slot] - 1];
            if (first->DomainHash == entry->DomainHash
                && first->DomainLength == entry->DomainLength
                && TKernel.AreEqual(LogEntry.Domain(first), LogEntry.Domain(entry), entry->DomainLength))
            {
                return _slots[slot] - 1;
            }
        }
    }

    private void Reserve(int count)
    {
        if (_entries.Length >= count && _entries.Length > 0)
        {
            return;
        }

        var size = Math.Max(count, 16);
        _entries = new nint[size];
        _ordered = new nint[size];
        _first = new nint[size];
        _domainOf = new int[size];
        _ends = new int[size];
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)size * 2)];
    }
}
