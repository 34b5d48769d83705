using System.Text;

namespace Jiminny.Matching.Records;

/// <summary>Collects ids and finds them again. Not thread-safe.</summary>
internal sealed class IdPoolBuilder
{
    private byte[] _text = new byte[4_096];
    private uint[] _ends = new uint[256];
    private int _length;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[uint id]
    {
        get
        {
            var start = id == 0 ? 0 : _ends[id - 1];
            return _text.AsSpan((int)start, (int)(_ends[id] - start));
        }
    }

    public uint Add(ReadOnlySpan<char> id)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(id.Length));
        _length += Encoding.UTF8.GetBytes(id, _text.AsSpan(_length));
        return Finish();
    }

    public uint Add(ReadOnlySpan<byte> id)
    {
        Reserve(id.Length);
        id.CopyTo(_text.AsSpan(_length));
        _length += id.Length;
        return Finish();
    }

    public IdPool Build() => new(_text.AsSpan(0, _length).ToArray(), _ends.AsSpan(0, Count).ToArray());

    private uint Finish()
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        _ends[Count] = (uint)_length;
        return (uint)Count++;
    }

    private void Reserve(int bytes)
    {
        if (_length + (long)bytes > _text.Length)
        {
            Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(_text.Length * 2L, _length + (long)bytes)));
        }
    }
}
