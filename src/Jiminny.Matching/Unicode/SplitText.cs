namespace Jiminny.Matching.Unicode;

/// <summary>Two parts of a line.</summary>
internal readonly ref struct SplitText(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
{
    private readonly ReadOnlySpan<char> _left = left;
    private readonly ReadOnlySpan<char> _right = right;

    public void Deconstruct(out ReadOnlySpan<char> left, out ReadOnlySpan<char> right)
    {
        left = _left;
        right = _right;
    }
}
