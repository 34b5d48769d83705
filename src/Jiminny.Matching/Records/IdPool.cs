using System.Text;

namespace Jiminny.Matching.Records;

/// <summary>Ids as UTF-8, one behind the other, by number. Immutable.</summary>
internal sealed class IdPool(byte[] text, uint[] ends)
{
    public int Count => ends.Length;

    public long Bytes => text.Length + ((long)ends.Length * sizeof(uint));

    public ReadOnlySpan<byte> this[uint id]
    {
        get
        {
            var start = id == 0 ? 0 : ends[id - 1];
            return text.AsSpan((int)start, (int)(ends[id] - start));
        }
    }

    public string GetString(uint id) => Encoding.UTF8.GetString(this[id]);
}
