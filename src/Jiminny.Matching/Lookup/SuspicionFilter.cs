using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Jiminny.Matching.Indexing;

namespace Jiminny.Matching.Lookup;

/// <summary>
/// Tells in a few cycles that an address is under no exclusion by local part or by parent domain: by four bytes at its start and eight at
/// its end. What it
/// suspects takes the slow path; it may suspect wrongly, never miss.
/// </summary>
internal sealed unsafe class SuspicionFilter
{
    private const int Bits = 12;

    private readonly PinnedMemory<byte> _flags = new(2 << Bits);
    private readonly bool _suspectsAll;
    private readonly bool _hasParents;

    public SuspicionFilter(MatchingRules rules)
    {
        _flags.Span.Clear();
        foreach (var local in rules.ExcludedLocalParts)
        {
            var text = Encoding.UTF8.GetBytes(local);
            _suspectsAll |= text.Length < sizeof(uint);
            if (!_suspectsAll)
            {
                _flags.Span[(int)StartIndex(Unsafe.ReadUnaligned<uint>(ref text[0]))] = 1;
            }
        }

        _hasParents = rules.ExcludedParents.Count > 0;
        foreach (var parent in rules.ExcludedParents)
        {
            var text = Encoding.UTF8.GetBytes('.' + parent);
            _suspectsAll |= text.Length < sizeof(ulong);
            if (!_suspectsAll)
            {
                _flags.Span[(int)EndIndex(Unsafe.ReadUnaligned<ulong>(ref text[^sizeof(ulong)]))] = 1;
            }
        }

        if (_suspectsAll)
        {
            _flags.Span.Fill(1);
        }
    }

    public byte* Flags => _flags.Pointer;

    /// <summary>1 when the normalised address needs a closer look. The address is padded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IsSuspect(byte* flags, byte* address, int length) =>
        flags[StartIndex(Unsafe.ReadUnaligned<uint>(address))] | flags[EndIndex(Unsafe.ReadUnaligned<ulong>(address + Math.Max(length - sizeof(ulong), 0)))];

    /// <summary>Whether a normalised domain needs a closer look for an excluded parent.</summary>
    public bool MayBeBelowExcluded(ReadOnlySpan<byte> domain) =>
        domain.Length < sizeof(ulong) ? _hasParents : _flags.Span[(int)EndIndex(MemoryMarshal.Read<ulong>(domain[^sizeof(ulong)..]))] != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StartIndex(uint start) => (start * 0x9E3779B1u) >> (32 - Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint EndIndex(ulong end) => (1u << Bits) + (uint)((end * 0x9E3779B97F4A7C15ul) >> (64 - Bits));
}
