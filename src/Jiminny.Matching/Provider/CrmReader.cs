using Jiminny.Crm;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>Reads a CRM's feed to its end, page by page.</summary>
internal sealed class CrmReader(ICrmAdapter adapter, ProblemLog problems, IProgress<MatcherBuildProgress>? progress)
{
    private int _pages;

    /// <summary>Changes read.</summary>
    public long Changes { get; private set; }

    /// <summary>Reads.</summary>
    /// <returns>Where the feed goes on later.</returns>
    /// <exception cref="CrmUnavailableException">The CRM could not be read to its end.</exception>
    public async ValueTask<CrmCursor> ReadAsync(CrmCursor cursor, Action<CrmChange> take, CancellationToken cancellationToken)
    {
        await foreach (var page in adapter.ReadPagesAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            foreach (var problem in page.Problems)
            {
                problems.Add(problem);
            }

            foreach (var change in page.Changes)
            {
                take(change);
            }

            Changes += page.Changes.Count;
            cursor = page.Next;
            progress?.Report(new MatcherBuildProgress(++_pages, Changes, problems.Count));
        }

        return cursor;
    }
}
