using System.Runtime.CompilerServices;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Lookup;

/// <summary>Cuts a batch into groups, takes each through the stages, and gives what is not plain to the slow path.</summary>
internal sealed unsafe class BatchMatcher(MatchingRules rules, AddressLookup slowPath, SuspicionFilter suspicion)
{
    /// <summary>
    /// How far ahead in the page memory is asked for: a page that has just come from the network lies in no near cache. Asking beyond its
    /// end does no harm.
    /// </summary>
    private const int Ahead = 1_024;

    /// <summary>Looks up addresses of a buffer of UTF-8 (bytes) or UTF-16 (characters).</summary>
    public void Match<TUnit>(
        IndexLayers layers, ReadOnlySpan<TUnit> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches, ushort stamp)
        where TUnit : unmanaged
    {
        switch (layers.Base.Kernel)
        {
            case KernelKind.Avx512:
                Match<Avx512Kernel, TUnit>(layers, buffer, addresses, matches, stamp);
                break;
            case KernelKind.Avx2:
                Match<Avx2Kernel, TUnit>(layers, buffer, addresses, matches, stamp);
                break;
            default:
                Match<PortableKernel, TUnit>(layers, buffer, addresses, matches, stamp);
                break;
        }
    }

    [SkipLocalsInit]
    private void Match<TKernel, TUnit>(
        IndexLayers layers, ReadOnlySpan<TUnit> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches, ushort stamp)
        where TKernel : ILookupKernel
        where TUnit : unmanaged
    {
        Unsafe.SkipInit(out LookupScratch scratch);
        try
        {
            for (var start = 0; start < addresses.Length; start += LookupScratch.Lanes)
            {
                var count = Math.Min(LookupScratch.Lanes, addresses.Length - start);
                MatchGroup<TKernel, TUnit>(layers, &scratch, buffer, addresses.Slice(start, count), matches.Slice(start, count), stamp);
            }
        }
        finally
        {
            LookupScratch.Clear(&scratch, Math.Min(addresses.Length, LookupScratch.Lanes));
            GC.KeepAlive(layers);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MatchGroup<TKernel, TUnit>(
        IndexLayers layers, LookupScratch* scratch, ReadOnlySpan<TUnit> buffer, ReadOnlySpan<Range> group, Span<AddressMatch> results, ushort stamp)
        where TKernel : ILookupKernel
        where TUnit : unmanaged
    {
        var (active, irregular) = (0, 0);
        var first = layers.Overlay ?? layers.Base;
        var controls = first.Domains.Controls;
        var groups = first.Domains.GroupCount;
        ref readonly var key = ref first.Key;
        fixed (TUnit* text = buffer)
        {
            for (var lane = 0; lane < group.Length; lane++)
            {
                var (offset, length) = group[lane].GetOffsetAndLength(buffer.Length);
                Prefetch.Line(text + offset + Ahead);
                var separator = TextUnit.Normalise<TKernel, TUnit>(
                    text + offset, length, buffer.Length - offset, LookupScratch.Slot(scratch, lane), in key, out var hash);
                var place = DomainTable.FirstGroup(hash, groups) * DomainTable.GroupSize;
                scratch->DomainHashes[lane] = hash;
                scratch->Pending[lane] = place;
                Prefetch.Line(controls + place);
                Enter(scratch, lane, length, separator, ref active, ref irregular);
            }
        }

        irregular = Find<TKernel>(layers, scratch, active, irregular, results, stamp);
        for (var i = 0; i < irregular; i++)
        {
            var lane = scratch->Irregular[i];
            results[lane] = TextUnit.MatchSlowly(slowPath, layers, buffer[group[lane]], stamp);
        }
    }

    /// <summary>Puts a lane into the list it belongs to, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Enter(LookupScratch* scratch, int lane, int length, int separator, ref int active, ref int irregular)
    {
        var isRegular = separator != ILookupKernel.Irregular ? 1 : 0;
        scratch->Separators[lane] = (byte)separator;
        scratch->Lengths[lane] = (byte)length;
        scratch->Active[active] = (byte)lane;
        scratch->Irregular[irregular] = (byte)lane;
        active += isRegular;
        irregular += 1 - isRegular;
    }

    /// <summary>Takes the active lanes through the layers.</summary>
    /// <returns>How many lanes need the slow path, those before included.</returns>
    private int Find<TKernel>(IndexLayers layers, LookupScratch* scratch, int active, int irregular, Span<AddressMatch> results, ushort stamp)
        where TKernel : ILookupKernel
    {
        results.Clear();
        fixed (AddressMatch* matches = results)
        {
            var hashed = SortOutSuspects(scratch, active, suspicion.Flags, ref irregular);
            if (layers.Overlay is null)
            {
                BatchLookup<TKernel>.Find<SingleLayer>(layers.Base, scratch, hashed, matches, stamp, ref irregular);
            }
            else
            {
                new Span<byte>(scratch->States, LookupScratch.Lanes).Clear();
                BatchLookup<TKernel>.Find<OverlayLayer>(layers.Overlay, scratch, hashed, matches, stamp, ref irregular);
                BatchLookup<TKernel>.Find<BaseLayer>(layers.Base, scratch, hashed, matches, stamp, ref irregular);
            }

            return rules.MatchParentDomains ? AddUnknownDomains(scratch, hashed, irregular, matches) : irregular;
        }
    }

    /// <summary>Gives the lanes that a filter suspects to the slow path.</summary>
    /// <returns>How many lanes go on.</returns>
    private static int SortOutSuspects(LookupScratch* scratch, int count, byte* suspicion, ref int irregular)
    {
        var hashed = 0;
        var suspects = irregular;
        for (var i = 0; i < count; i++)
        {
            var lane = scratch->Active[i];
            var suspect = SuspicionFilter.IsSuspect(suspicion, LookupScratch.Slot(scratch, lane), scratch->Lengths[lane]);
            scratch->Irregular[suspects] = lane;
            suspects += suspect;
            scratch->Hashed[hashed] = lane;
            hashed += 1 - suspect;
        }

        irregular = suspects;
        return hashed;
    }

    /// <summary>With the opt-in for sub-domains an unknown domain is no answer yet.</summary>
    private static int AddUnknownDomains(LookupScratch* scratch, int hashed, int irregular, AddressMatch* matches)
    {
        for (var i = 0; i < hashed; i++)
        {
            var lane = scratch->Hashed[i];
            scratch->Irregular[irregular] = lane;
            irregular += matches[lane].Kind == AddressMatchKind.Unmatched ? 1 : 0;
        }

        return irregular;
    }
}
