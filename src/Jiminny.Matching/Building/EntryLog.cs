
namespace Jiminny.Matching.Building;

/// <summary>
/// All facts in the order in which they came, and how many bytes of them fall into each of <see cref="BucketCount"/> ranges of the
/// domain's hash, so that
/// they can be spread over partitions that fit the cache.
/// </summary>
internal sealed unsafe class EntryLog : IDisposable
{
    public const int BucketBits = 12;

    public const int BucketCount = 1 << BucketBits;

    private const int FirstChunk = 64 * 1024;

    private const int LargestChunk = 4 * 1024 * 1024;

    private readonly List<NativeBuffer> _chunks = [];
    private readonly long[] _bucketBytes = new long[BucketCount];
    private readonly int[] _bucketEntries = new int[BucketCount];
    private NativeBuffer? _last;
    private nuint _room;

    /// <summary>Facts with a local part.</summary>
    public int Contacts { get; private set; }

    /// <summary>All facts.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a fact. Its text is the local part, directly followed by the domain.</summary>
    public void Add(ulong domainHash, ulong localHash, uint value, byte* text, int localLength, int domainLength)
    {
        var size = sizeof(LogEntry) + localLength + domainLength;
        if (_room < (nuint)size)
        {
            AddChunk();
        }

        var entry = (LogEntry*)_last!.Append((nuint)size);
        *entry = new LogEntry
        {
            DomainHash = domainHash,
            LocalHash = localHash,
            Value = value,
            LocalLength = (ushort)localLength,
            DomainLength = (ushort)domainLength,
        };
        PaddedCopy.Copy(text, (byte*)(entry + 1), localLength + domainLength);
        _last.Advance((nuint)size);
        _room -= (nuint)size;
        var bucket = (int)(domainHash >> (64 - BucketBits));
        _bucketBytes[bucket] += size;
        _bucketEntries[bucket]++;
        Contacts += localLength == 0 ? 0 : 1;
        Count++;
    }

    /// <summary>Spreads the facts over partitions by the domain's hash. The log is empty afterwards.</summary>
    /// <param name="entriesPerPartition">How many facts a partition should hold.</param>
    public Partition[] MoveToPartitions(int entriesPerPartition)
    {
        var bits = 0;
        while (bits < BucketBits && Count >> bits > entriesPerPartition)
        {
            bits++;
        }

        var partitions = new Partition[1 << bits];
        var bucketsEach = BucketCount >> bits;
        for (var i = 0; i < partitions.Length; i++)
        {
            var buckets = i * bucketsEach;
            partitions[i] = new Partition(
                new NativeBuffer((nuint)Sum(_bucketBytes.AsSpan(buckets, bucketsEach))),
                (int)Sum(_bucketEntries.AsSpan(buckets, bucketsEach)));
        }

        foreach (var chunk in _chunks)
        {
            Scatter(chunk, partitions, 64 - bits);
            chunk.Dispose();
        }

        Dispose();
        return partitions;
    }

    public void Dispose()
    {
        _chunks.ForEach(chunk => chunk.Dispose());
        _chunks.Clear();
        _last = null;
        _room = 0;
    }

    private static void Scatter(NativeBuffer chunk, Partition[] partitions, int shift)
    {
        var end = chunk.Pointer + chunk.Length;
        for (var entry = (LogEntry*)chunk.Pointer; entry < end;)
        {
            var size = entry->Size;
            var partition = partitions[shift == 64 ? 0 : (int)(entry->DomainHash >> shift)].Entries;
            PaddedCopy.Copy((byte*)entry, partition.Append((nuint)size), size);
            partition.Advance((nuint)size);
            entry = (LogEntry*)((byte*)entry + size);
        }
    }

    private static long Sum<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IConvertible
    {
        var sum = 0L;
        foreach (var number in numbers)
        {
            sum += number.ToInt64(null);
        }

        return sum;
    }

    private void AddChunk()
    {
        var size = Math.Min(FirstChunk << Math.Min(_chunks.Count, 6), LargestChunk);
        _chunks.Add(_last = new NativeBuffer((nuint)size));
        _room = (nuint)size;
    }
}
