using Jiminny.Matching.Benchmarks.Data;

namespace Jiminny.Matching.Benchmarks.Contenders;

/// <summary>How the matcher is asked.</summary>
internal enum IndexPath
{
    BatchUtf8,
    BatchUtf16,
    SingleUtf8,
}

/// <summary>
/// The matcher, through its public interface. What it answers is left as it is; comparing it with others is not part of the measurement.
/// </summary>
internal sealed class IndexContender(IMatcher matcher, IndexPath path) : IContender
{
    private readonly AddressMatch[] _matches = new AddressMatch[4_096];

    public string Path => path switch
    {
        IndexPath.BatchUtf8 => "batch-utf8",
        IndexPath.BatchUtf16 => "batch-utf16",
        _ => "single-utf8",
    };

    public bool IsFullMatch => true;

    public void Match(QuerySlice slice, int start, int count, Span<int> results)
    {
        var ranges = slice.Ranges.AsSpan(start, count);
        switch (path)
        {
            case IndexPath.BatchUtf8:
                matcher.Match(slice.Utf8, ranges, _matches);
                break;
            case IndexPath.BatchUtf16:
                matcher.Match(slice.Utf16, ranges, _matches);
                break;
            default:
                for (var i = 0; i < ranges.Length; i++)
                {
                    _matches[i] = matcher.Match(slice.Utf8.AsSpan(ranges[i]));
                }

                break;
        }
    }

    /// <summary>The results of the last look-up as the others give them.</summary>
    public void CopyResults(int count, Span<int> results)
    {
        for (var i = 0; i < count; i++)
        {
            results[i] = _matches[i].Kind switch
            {
                AddressMatchKind.Exact => (int)_matches[i].Handle,
                AddressMatchKind.Domain => Result.Account((int)_matches[i].Handle),
                _ => Result.None,
            };
        }
    }
}
