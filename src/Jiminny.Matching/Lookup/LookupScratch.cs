using System.Runtime.CompilerServices;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Lookup;

/// <summary>
/// What a batch keeps between its stages for one group of addresses, on the stack: a lane per address. It holds addresses, so it is
/// cleared after use.
/// </summary>
internal unsafe struct LookupScratch
{
    /// <summary>
    /// How many addresses go through a stage before the next one begins: enough to have the memory that was asked for arrive meanwhile,
    /// few enough for all of
    /// this to stay in the first-level cache.
    /// </summary>
    public const int Lanes = 128;

    /// <summary>The normalised addresses, 64 bytes each.</summary>
    public fixed byte Slots[(Lanes * ILookupKernel.MaxLength) + ILookupKernel.Padding];

    public fixed ulong DomainHashes[Lanes];

    public fixed ulong LocalHashes[Lanes];

    /// <summary>Per lane, the domain's record in the index.</summary>
    public fixed ulong Records[Lanes];

    /// <summary>Per lane: what a stage asked the memory for and the next one reads.</summary>
    public fixed ulong Pending[Lanes];

    /// <summary>Per lane, where the contact stands in its block.</summary>
    public fixed byte Positions[Lanes];

    public fixed byte Separators[Lanes];

    public fixed byte Lengths[Lanes];

    /// <summary>The lanes that take part in a stage; each stage writes those of the next.</summary>
    public fixed byte Active[Lanes];

    public fixed byte Inline[Lanes];

    public fixed byte Partitioned[Lanes];

    /// <summary>The lanes whose domains are hashed, to be looked up in one layer after the other.</summary>
    public fixed byte Hashed[Lanes];

    /// <summary>Per lane, what the overlay said: a <see cref="LaneState"/>.</summary>
    public fixed byte States[Lanes];

    /// <summary>The lanes that need the slow path, in which everything is looked at.</summary>
    public fixed byte Irregular[Lanes + 1];

    public static byte* Slot(LookupScratch* scratch, int lane) => scratch->Slots + (lane * ILookupKernel.MaxLength);

    public static byte* Domain(LookupScratch* scratch, int lane) => Slot(scratch, lane) + scratch->Separators[lane] + 1;

    public static int DomainLength(LookupScratch* scratch, int lane) => scratch->Lengths[lane] - scratch->Separators[lane] - 1;

    /// <summary>Removes the addresses of the first lanes.</summary>
    public static void Clear(LookupScratch* scratch, int lanes) =>
        Unsafe.InitBlockUnaligned(scratch->Slots, 0, (uint)((lanes * ILookupKernel.MaxLength) + ILookupKernel.Padding));
}
