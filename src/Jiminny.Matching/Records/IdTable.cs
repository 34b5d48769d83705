using System.Text;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Records;

/// <summary>Finds the number of an id in a pool. Open addressing, linear probing. Not thread-safe.</summary>
internal sealed unsafe class IdTable(IdPoolBuilder pool)
{
    private readonly HashKey _key = HashKey.CreateRandom();
    private uint[] _slots = new uint[64];
    private int _count;

    /// <summary>Finds an id.</summary>
    public bool TryGet(ReadOnlySpan<byte> id, out uint number)
    {
        number = _slots[FindSlot(id)] - 1;
        return number != uint.MaxValue;
    }

    /// <summary>Gives an id another number, or enters it.</summary>
    public void Set(uint number)
    {
        if ((_count + 1) * 2 > _slots.Length)
        {
            Grow();
        }

        ref var slot = ref _slots[FindSlot(pool[number])];
        _count += slot == 0 ? 1 : 0;
        slot = number + 1;
    }

    /// <summary>Finds an id, or adds it to the pool.</summary>
    public uint GetOrAdd(string id)
    {
        Span<byte> utf8 = id.Length <= 128 ? stackalloc byte[384] : new byte[Encoding.UTF8.GetMaxByteCount(id.Length)];
        utf8 = utf8[..Encoding.UTF8.GetBytes(id, utf8)];
        if (!TryGet(utf8, out var number))
        {
            number = pool.Add(utf8);
            Set(number);
        }

        return number;
    }

    private int FindSlot(ReadOnlySpan<byte> id)
    {
        var mask = _slots.Length - 1;
        fixed (byte* text = id)
        {
            for (var slot = (int)PortableKernel.Hash(text, id.Length, in _key) & mask; ; slot = (slot + 1) & mask)
            {
                if (_slots[slot] == 0 || pool[_slots[slot] - 1].SequenceEqual(id))
                {
                    return slot;
                }
            }
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new uint[old.Length * 2];
        foreach (var number in old)
        {
            if (number != 0)
            {
                _slots[FindSlot(pool[number - 1])] = number;
            }
        }
    }
}
