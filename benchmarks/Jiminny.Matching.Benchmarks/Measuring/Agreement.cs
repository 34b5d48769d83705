using Jiminny.Matching.Benchmarks.Contenders;
using Jiminny.Matching.Benchmarks.Data;

namespace Jiminny.Matching.Benchmarks.Measuring;

/// <summary>Nobody is fast who is wrong: all full contenders give the same answers, or the run ends.</summary>
internal static class Agreement
{
    private const int PageSize = 4_096;

    public static void Check(IReadOnlyList<IContender> contenders, IEnumerable<QuerySlice> slices)
    {
        var reference = contenders.First(contender => contender.Path == "reference");
        var expected = new int[PageSize];
        var actual = new int[PageSize];
        foreach (var slice in slices)
        {
            for (var start = 0; start < slice.Ranges.Length; start += PageSize)
            {
                var count = Math.Min(PageSize, slice.Ranges.Length - start);
                reference.Match(slice, start, count, expected);
                foreach (var contender in contenders.Where(contender => contender.IsFullMatch && contender != reference))
                {
                    contender.Match(slice, start, count, actual);
                    (contender as IndexContender)?.CopyResults(count, actual);
                    if (!expected.AsSpan(0, count).SequenceEqual(actual.AsSpan(0, count)))
                    {
                        throw new InvalidOperationException($"{contender.Path} differs from the reference.");
                    }
                }
            }
        }
    }
}
