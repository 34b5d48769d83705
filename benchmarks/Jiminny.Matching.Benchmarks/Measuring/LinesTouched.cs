using System.Text;
using Jiminny.Matching.Benchmarks.Data;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Benchmarks.Measuring;

/// <summary>How many different cache lines of the index a query needs, by walking the layout as a look-up does.</summary>
internal static unsafe class LinesTouched
{
    public static double PerQuery(AddressIndex index, QuerySlice slice, int queries)
    {
        var lines = 0L;
        var text = stackalloc byte[256];
        for (var i = 0; i < queries; i++)
        {
            var address = Encoding.ASCII.GetString(slice.Utf8.AsSpan(slice.Ranges[i])).ToLowerInvariant();
            var length = Encoding.ASCII.GetBytes(address, new Span<byte>(text, 128));
            lines += Count(index, text, address.IndexOf('@'), length);
        }

        GC.KeepAlive(index);
        return lines / (double)queries;
    }

    private static int Count(AddressIndex index, byte* text, int at, int length)
    {
        var touched = new HashSet<nint>();
        var domain = text + at + 1;
        var domainLength = length - at - 1;
        var hash = Avx2Kernel.Hash(domain, domainLength, in index.Key);
        var group = DomainTable.FirstGroup(hash, index.Domains.GroupCount) * DomainTable.GroupSize;
        Touch(touched, index.Domains.Controls + group, DomainTable.GroupSize);
        var record = index.FindDomain(domain, domainLength);
        if (record is null)
        {
            return touched.Count;
        }

        var found = new ReadOnlySpan<byte>(index.Domains.Controls + group, DomainTable.GroupSize).IndexOf(DomainTable.Fingerprint(hash));
        Touch(touched, index.Domains.Places + group + Math.Max(found, 0), sizeof(uint));
        Touch(touched, record, DomainRecord.HeaderSize + domainLength);
        if ((DomainRecord.Flags(record) & DomainFlags.HasContacts) == 0)
        {
            return touched.Count;
        }

        var localHash = Avx2Kernel.Hash(text, at, in index.Key);
        var block = DomainRecord.Contacts(record);
        if ((DomainRecord.Flags(record) & DomainFlags.IsPartitioned) != 0)
        {
            var entry = DomainRecord.DirectoryEntry(block, localHash);
            Touch(touched, entry, sizeof(uint));
            block = DomainRecord.Block(record, entry);
        }

        Touch(touched, block, 1 + (2 * *block));
        if (index.TryFindContact(record, text, at, out _))
        {
            var candidates = Avx2Kernel.FindContacts(ContactBlock.Fingerprints(block), *block, ContactBlock.Fingerprint(localHash), (byte)at);
            var position = (int)ulong.TrailingZeroCount(candidates);
            Touch(touched, ContactBlock.Values(block) + (position * index.ValueWidth), index.ValueWidth);
            Touch(touched, ContactBlock.Locals(block, index.ValueWidth) + Avx2Kernel.SumLengths(ContactBlock.Lengths(block), position), at);
        }

        return touched.Count;
    }

    private static void Touch(HashSet<nint> touched, void* start, int length)
    {
        for (var line = (nint)start >> 6; line <= ((nint)start + length - 1) >> 6; line++)
        {
            touched.Add(line);
        }
    }
}
