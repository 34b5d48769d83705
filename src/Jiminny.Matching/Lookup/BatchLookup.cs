using System.Runtime.CompilerServices;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Lookup;

/// <summary>
/// Looks up a group of addresses in stages. Each stage does one thing for all lanes and asks for the memory that the next one reads, so
/// that the waits
/// of a whole group overlap; lanes that are decided drop out without a branch.
/// </summary>
internal static unsafe class BatchLookup<TKernel>
    where TKernel : ILookupKernel
{
    /// <summary>
    /// Looks up the hashed lanes in one layer, first in the one whose control bytes were asked for. Matches of lanes about which it says
    /// nothing stay as they are.
    /// </summary>
    public static void Find<TLayer>(AddressIndex index, LookupScratch* scratch, int hashed, AddressMatch* matches, ushort stamp, ref int irregular)
        where TLayer : struct, ILayer
    {
        if (TLayer.IsBelowOverlay)
        {
            AskForControls(index.Domains, scratch, hashed);
        }

        var count = FindDomains<TLayer>(index.Domains, scratch, hashed);
        AskForRecords(index, scratch, count);
        count = VerifyDomains<TLayer>(index, scratch, count, matches, stamp, ref irregular, out var partitioned);
        HashLocals(index, scratch, count, partitioned);
        count = AskForBlocks(scratch, partitioned, count);
        count = FindContacts(index, scratch, count);
        VerifyContacts<TLayer>(index, scratch, count, matches, stamp);
    }

    private static void AskForControls(DomainTable domains, LookupScratch* scratch, int count)
    {
        var controls = domains.Controls;
        var groups = domains.GroupCount;
        for (var i = 0; i < count; i++)
        {
            var lane = scratch->Hashed[i];
            var group = DomainTable.FirstGroup(scratch->DomainHashes[lane], groups) * DomainTable.GroupSize;
            scratch->Pending[lane] = group;
            Prefetch.Line(controls + group);
        }
    }

    /// <summary>
    /// Keeps the lanes whose first group holds the domain's fingerprint, or is full so that the search goes on behind it.
    /// </summary>
    private static int FindDomains<TLayer>(DomainTable domains, LookupScratch* scratch, int count)
        where TLayer : struct, ILayer
    {
        var controls = domains.Controls;
        var places = domains.Places;
        var active = 0;
        for (var i = 0; i < count; i++)
        {
            var lane = scratch->Hashed[i];
            var group = scratch->Pending[lane];
            var found = TKernel.FindControls(controls + group, DomainTable.Fingerprint(scratch->DomainHashes[lane]), out var empty);
            var place = places + group + (uint.TrailingZeroCount(found) & (DomainTable.GroupSize - 1));
            scratch->Pending[lane] = (ulong)place;
            scratch->Active[active] = lane;
            var mayBeKnown = Branchless.Any(found) | (1 - Branchless.Any(empty));
            active += TLayer.IsBelowOverlay ? mayBeKnown & ~(scratch->States[lane] & (int)LaneState.Done) : mayBeKnown;
            Prefetch.Line(place);
        }

        return active;
    }

    private static void AskForRecords(AddressIndex index, LookupScratch* scratch, int count)
    {
        var arena = index.Arena;
        for (var i = 0; i < count; i++)
        {
            var lane = scratch->Active[i];
            var record = arena + *(uint*)scratch->Pending[lane];
            scratch->Records[lane] = (ulong)record;
            Prefetch.TwoLines(record);
        }
    }

    /// <summary>
    /// Compares the domains and writes what they alone say. Lanes with contacts go on: those in one block, and apart from them those in
    /// many.
    /// </summary>
    private static int VerifyDomains<TLayer>(
        AddressIndex index, LookupScratch* scratch, int count, AddressMatch* matches, ushort stamp, ref int irregular, out int partitioned)
        where TLayer : struct, ILayer
    {
        var (inline, many) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var lane = scratch->Active[i];
            var record = (byte*)scratch->Records[lane];
            var domain = LookupScratch.Domain(scratch, lane);
            var length = LookupScratch.DomainLength(scratch, lane);
            if (DomainRecord.DomainLength(record) != length || !TKernel.AreEqualShort(DomainRecord.Domain(record), domain, length))
            {
                record = index.Domains.Find<TKernel>(index.Arena, domain, length, scratch->DomainHashes[lane]);
                if (record is null)
                {
                    continue;
                }

                scratch->Records[lane] = (ulong)record;
            }

            var flags = DomainRecord.Flags(record);
            if ((flags & DomainFlags.IsRewritten) != 0)
            {
                scratch->Irregular[irregular++] = lane;
                scratch->States[lane] = (byte)LaneState.Done;
                matches[lane] = new AddressMatch(AddressMatchKind.Invalid);
                continue;
            }

            var state = TLayer.IsBelowOverlay ? (LaneState)scratch->States[lane] : LaneState.Open;
            if (TLayer.IsOverlay ? (flags & DomainFlags.ReplacesBase) != 0 : (state & LaneState.DomainReplaced) == 0)
            {
                matches[lane] = AddressMatch.OfDomain((AddressMatchKind)(flags & DomainFlags.KindMask), stamp, DomainRecord.Accounts(record), TLayer.IsOverlay);
                if (TLayer.IsOverlay)
                {
                    scratch->States[lane] |= (byte)LaneState.DomainReplaced;
                }
            }

            var hasContacts = (state & LaneState.ContactGone) == 0 ? (int)(flags & DomainFlags.HasContacts) / (int)DomainFlags.HasContacts : 0;
            var isPartitioned = (int)(flags & DomainFlags.IsPartitioned) / (int)DomainFlags.IsPartitioned & hasContacts;
            scratch->Inline[inline] = lane;
            inline += hasContacts - isPartitioned;
            scratch->Partitioned[many] = lane;
            many += isPartitioned;
        }

        partitioned = many;
        return inline;
    }

    /// <summary>Hashes the local parts of the lanes; asks for the directories of partitioned domains.</summary>
    private static void HashLocals(AddressIndex index, LookupScratch* scratch, int inline, int partitioned)
    {
        for (var i = 0; i < partitioned; i++)
        {
            var lane = scratch->Partitioned[i];
            var hash = TKernel.HashShort(LookupScratch.Slot(scratch, lane), scratch->Separators[lane], in index.Key);
            var entry = DomainRecord.DirectoryEntry(DomainRecord.Contacts((byte*)scratch->Records[lane]), hash);
            scratch->LocalHashes[lane] = hash;
            scratch->Pending[lane] = (ulong)entry;
            Prefetch.Line(entry);
        }

        for (var i = 0; i < inline; i++)
        {
            var lane = scratch->Inline[i];
            scratch->LocalHashes[lane] = TKernel.HashShort(LookupScratch.Slot(scratch, lane), scratch->Separators[lane], in index.Key);
            scratch->Pending[lane] = (ulong)DomainRecord.Contacts((byte*)scratch->Records[lane]);
        }
    }

    /// <summary>Finds the blocks of partitioned domains and adds their lanes to the others.</summary>
    private static int AskForBlocks(LookupScratch* scratch, int partitioned, int inline)
    {
        for (var i = 0; i < partitioned; i++)
        {
            var lane = scratch->Partitioned[i];
            var block = DomainRecord.Block((byte*)scratch->Records[lane], (byte*)scratch->Pending[lane]);
            scratch->Pending[lane] = (ulong)block;
            scratch->Inline[inline++] = lane;
            Prefetch.TwoLines(block);
        }

        return inline;
    }

    /// <summary>Compares fingerprints and lengths, and asks for the local part and the value of what may be the contact.</summary>
    private static int FindContacts(AddressIndex index, LookupScratch* scratch, int count)
    {
        var width = index.ValueWidth;
        var active = 0;
        for (var i = 0; i < count; i++)
        {
            var lane = scratch->Inline[i];
            var block = (byte*)scratch->Pending[lane];
            var found = TKernel.FindContacts(
                ContactBlock.Fingerprints(block), *block, ContactBlock.Fingerprint(scratch->LocalHashes[lane]), scratch->Separators[lane]);
            // Of 64 when nothing was found: the lane drops out, and its place is as good as any.
            var position = (int)(ulong.TrailingZeroCount(found) & (ContactBlock.MaxCount - 1));
            var local = ContactBlock.Locals(block, width) + TKernel.SumLengths(ContactBlock.Lengths(block), position);
            scratch->Records[lane] = (ulong)local;
            scratch->Positions[lane] = (byte)position;
            scratch->Active[active] = lane;
            active += Branchless.Any(found);
            Prefetch.Line(local);
            Prefetch.Line(ContactBlock.Values(block) + (position * width));
        }

        return active;
    }

    private static void VerifyContacts<TLayer>(AddressIndex index, LookupScratch* scratch, int count, AddressMatch* matches, ushort stamp)
        where TLayer : struct, ILayer
    {
        var width = index.ValueWidth;
        var mask = index.ValueMask;
        for (var i = 0; i < count; i++)
        {
            var lane = scratch->Active[i];
            var block = (byte*)scratch->Pending[lane];
            var slot = LookupScratch.Slot(scratch, lane);
            var length = scratch->Separators[lane];
            uint value;
            if (TKernel.AreEqualShort((byte*)scratch->Records[lane], slot, length))
            {
                value = ContactBlock.ReadValue(ContactBlock.Values(block), scratch->Positions[lane], width, mask);
            }
            else if (!ContactBlock.TryFind<TKernel>(block, slot, length, scratch->LocalHashes[lane], width, out value))
            {
                continue;
            }

            if (TLayer.IsOverlay && value == IndexLayers.Gone)
            {
                scratch->States[lane] |= (byte)LaneState.ContactGone;
                continue;
            }

            matches[lane] = new AddressMatch(AddressMatchKind.Exact, stamp, value, TLayer.IsOverlay);
            if (TLayer.IsOverlay)
            {
                scratch->States[lane] |= (byte)LaneState.Done;
            }
        }
    }
}
