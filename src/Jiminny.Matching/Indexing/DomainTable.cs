using System.Runtime.CompilerServices;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Lookup;

namespace Jiminny.Matching.Indexing;

/// <summary>
/// Finds domain records: groups of 16 control bytes (a fingerprint, or 0 for empty) with the records' places apart from them, so that a
/// domain that is
/// not there costs one group of 16 bytes. A full group leads on to the next, at most <see cref="MaxProbes"/> times; the table is built so
/// that this is enough.
/// </summary>
internal sealed unsafe class DomainTable
{
    public const int GroupSize = 16;

    public const int MaxProbes = 8;

    private readonly PinnedMemory<byte> _controls;
    private readonly PinnedMemory<uint> _places;

    public DomainTable(int groupCount)
    {
        GroupCount = (uint)groupCount;
        _controls = new PinnedMemory<byte>((groupCount * GroupSize) + ILookupKernel.Padding);
        _places = new PinnedMemory<uint>(groupCount * GroupSize);
        _controls.Span.Clear();
    }

    public uint GroupCount { get; }

    public byte* Controls => _controls.Pointer;

    public uint* Places => _places.Pointer;

    public long Bytes => _controls.Bytes + _places.Bytes;

    public static byte Fingerprint(ulong domainHash) => (byte)(((uint)domainHash & 0xFF) + ((domainHash & 0xFF) == 0 ? 1u : 0u));

    /// <summary>The group where the search begins. Build and look-up share it.</summary>
    public static uint FirstGroup(ulong domainHash, uint groupCount) => (uint)(((domainHash >> 32) * groupCount) >> 32);

    /// <summary>Enters a record that is not there yet.</summary>
    /// <returns>Whether there was room within the bounded number of probes.</returns>
    public bool TryAdd(ulong domainHash, uint place)
    {
        var group = FirstGroup(domainHash, GroupCount);
        for (var probe = 0; probe < MaxProbes; probe++)
        {
            var controls = new Span<byte>(Controls + (group * GroupSize), GroupSize);
            var free = controls.IndexOf((byte)0);
            if (free >= 0)
            {
                controls[free] = Fingerprint(domainHash);
                Places[(group * GroupSize) + (uint)free] = place;
                return true;
            }

            group = Next(group);
        }

        return false;
    }

    /// <summary>Finds a domain's record.</summary>
    /// <param name="arena">Where the records stand.</param>
    /// <param name="domain">The domain, padded.</param>
    /// <param name="length">Its length.</param>
    /// <param name="domainHash">Its hash.</param>
    /// <returns>The record, or null.</returns>
    public byte* Find<TKernel>(byte* arena, byte* domain, int length, ulong domainHash)
        where TKernel : ILookupKernel
    {
        var fingerprint = Fingerprint(domainHash);
        var group = FirstGroup(domainHash, GroupCount);
        for (var probe = 0; probe < MaxProbes; probe++)
        {
            var found = TKernel.FindControls(Controls + (group * GroupSize), fingerprint, out var empty);
            for (; found != 0; found &= found - 1)
            {
                var record = arena + Places[(group * GroupSize) + uint.TrailingZeroCount(found)];

                // The contacts behind the domain come with it instead of after it.
                Prefetch.Line(record + 64);
                Prefetch.Line(record + 128);
                if (DomainRecord.DomainLength(record) == length && TKernel.AreEqual(DomainRecord.Domain(record), domain, length))
                {
                    return record;
                }
            }

            if (empty != 0)
            {
                break;
            }

            group = Next(group);
        }

        return null;
    }

    /// <summary>All records' places, in the table's order.</summary>
    public IEnumerable<uint> EnumeratePlaces()
    {
        for (var i = 0; i < _places.Length; i++)
        {
            if (_controls.Span[i] != 0)
            {
                yield return _places.Span[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Next(uint group) => group + 1 == GroupCount ? 0 : group + 1;
}
