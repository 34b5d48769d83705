using System.Text;

namespace Jiminny.Matching.Benchmarks.Data;

/// <summary>ASCII texts one behind the other.</summary>
internal sealed class PackedText(int expectedCount, int expectedLength)
{
    private byte[] _bytes = new byte[Math.Max(1_024, (long)expectedCount * expectedLength)];
    private int[] _ends = new int[expectedCount];

    public int Count { get; private set; }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(Start(index), _ends[index] - Start(index));

    public void Add(ReadOnlySpan<byte> text)
    {
        if (Length + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, _bytes.Length * 3L / 2));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, (Count * 2) + 16);
        }

        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
        _ends[Count++] = Length;
    }

    public void Add(string text) => Add(Encoding.ASCII.GetBytes(text));

    public string GetString(int index) => Encoding.ASCII.GetString(this[index]);

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];
}
