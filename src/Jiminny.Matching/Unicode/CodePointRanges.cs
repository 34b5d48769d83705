namespace Jiminny.Matching.Unicode;

/// <summary>Values of ranges of code points, in ascending order; 0 for all others.</summary>
internal sealed class CodePointRanges
{
    private readonly List<int> _firsts = [];
    private readonly List<(int Last, byte Value)> _ends = [];

    public void Add(SplitText range, byte value)
    {
        var (first, last) = range;
        _firsts.Add(UnicodeTables.Parse(first));
        _ends.Add((UnicodeTables.Parse(last), value));
    }

    public byte ValueOf(int codePoint)
    {
        var at = _firsts.BinarySearch(codePoint);
        at = at < 0 ? ~at - 1 : at;
        return at >= 0 && codePoint <= _ends[at].Last ? _ends[at].Value : (byte)0;
    }
}
