namespace Jiminny.Matching.Indexing;

/// <summary>
/// Numbers for several records at once: a value below <see cref="Single"/> is one record, a value from there on is the n-th list.
/// </summary>
internal sealed class ValueLists(uint single, uint[] ends, uint[] values)
{
    /// <summary>The first value that is no record but a list.</summary>
    public uint Single { get; } = single;

    public long Bytes => (ends.Length + values.Length) * (long)sizeof(uint);

    /// <summary>The records behind a value, in their order.</summary>
    /// <param name="value">The value; a single one is given back as a span over it.</param>
    public ReadOnlySpan<uint> Expand(ref readonly uint value)
    {
        if (value < Single)
        {
            return new ReadOnlySpan<uint>(in value);
        }

        var list = value - Single;
        var start = list == 0 ? 0 : ends[list - 1];
        return values.AsSpan((int)start, (int)(ends[list] - start));
    }
}
