using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Building;

/// <summary>Collects the contacts of one block; facts about the same address come together in one value.</summary>
internal sealed unsafe class BlockBuilder<TKernel>(ValueListsBuilder lists, int valueWidth)
    where TKernel : ILookupKernel
{
    private readonly LogEntry*[] _entries = new LogEntry*[ContactBlock.MaxCount];
    private readonly byte[] _fingerprints = new byte[ContactBlock.MaxCount];
    private readonly uint[] _values = new uint[ContactBlock.MaxCount];
    private readonly List<(int Index, uint Value)> _further = [];
    private readonly List<uint> _together = [];

    public int Count { get; private set; }

    public void Clear()
    {
        Count = 0;
        _further.Clear();
    }

    /// <summary>Adds a fact.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryAdd(LogEntry* entry)
    {
        var fingerprint = ContactBlock.Fingerprint(entry->LocalHash);
        for (var i = 0; i < Count; i++)
        {
            if (_fingerprints[i] == fingerprint
                && _entries[i]->LocalHash == entry->LocalHash
                && _entries[i]->LocalLength == entry->LocalLength
                && TKernel.AreEqual(LogEntry.Local(_entries[i]), LogEntry.Local(entry), entry->LocalLength))
            {
                _further.Add((i, entry->Value));
                return true;
            }
        }

        if (Count == ContactBlock.MaxCount)
        {
            return false;
        }

        _entries[Count] = entry;
        _fingerprints[Count] = fingerprint;
        _values[Count++] = entry->Value;
        return true;
    }

    /// <summary>Writes the block; there must be room for it.</summary>
    /// <returns>The end of what was written.</returns>
    public byte* Write(byte* block)
    {
        if (_further.Count > 0)
        {
            MergeValues();
        }

        *block = (byte)Count;
        var fingerprints = ContactBlock.Fingerprints(block);
        var lengths = ContactBlock.Lengths(block);
        var values = ContactBlock.Values(block);
        var local = ContactBlock.Locals(block, valueWidth);
        for (var i = 0; i < Count; i++)
        {
            var length = _entries[i]->LocalLength;
            fingerprints[i] = _fingerprints[i];
            lengths[i] = (byte)length;
            ContactBlock.WriteValue(values, i, valueWidth, _values[i]);
            PaddedCopy.Copy(LogEntry.Local(_entries[i]), local, length);
            local += length;
        }

        return local;
    }

    private void MergeValues()
    {
        for (var i = 0; i < Count; i++)
        {
            _together.Clear();
            _together.Add(_values[i]);
            foreach (var (index, value) in _further)
            {
                if (index == i)
                {
                    _together.Add(value);
                }
            }

            if (_together.Count > 1)
            {
                _values[i] = lists.Add(_together);
            }
        }
    }
}
