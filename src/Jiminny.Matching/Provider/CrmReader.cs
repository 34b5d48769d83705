using Jiminny.Crm;
using Jiminny.Matching.Snapshots;

namespace Jiminny.Matching.Provider;

/// <summary>Reads a CRM's feed to its end, page by page. When it breaks off, it can go on where it was.</summary>
internal sealed class CrmReader(CrmCursor start, ProblemLog problems, MatchingOptions options, TimeProvider time)
{
    // A kind that nobody is matched by may be hidden without anything being missing.
    private static readonly CrmRecordType[] MatchedTypes = [CrmRecordType.Contact, CrmRecordType.Lead, CrmRecordType.Account];

    private readonly HashSet<CrmRecordType> _hidden = [];
    private int _pages;

    /// <summary>Where the feed goes on.</summary>
    public CrmCursor Cursor { get; private set; } = start;

    /// <summary>Changes read.</summary>
    public long Changes { get; private set; }

    /// <summary>The kinds of record, of those that are matched by, which the connected user may not read.</summary>
    public IReadOnlySet<CrmRecordType> Hidden => _hidden;

    /// <summary>The first permission found missing.</summary>
    public CrmPermissionMissing? Missing { get; private set; }

    /// <summary>Reads on to the end of the feed. A short wait the CRM asks for is waited.</summary>
    /// <exception cref="CrmUnavailableException">The CRM could not be read to its end.</exception>
    public async ValueTask ReadAsync(
        ICrmAdapter adapter, Action<CrmChange> take, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await adapter.ReadPageAsync(Cursor, cancellationToken).ConfigureAwait(false);
            if (result is CrmThrottled { Until: var until } && until - time.GetUtcNow() is var wait && wait <= options.LongestCrmWait)
            {
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (result is not CrmPage page)
                throw new CrmUnavailableException(adapter.Descriptor.Name, result);

            Take(page, take);
            progress?.Report(new MatcherBuildProgress(++_pages, Changes, problems.Count));
            if (page.IsLast)
                return;
        }
    }

    private void Take(CrmPage page, Action<CrmChange> take)
    {
        foreach (var problem in page.Problems)
            problems.Add(problem);

        foreach (var missing in page.MissingPermissions)
        {
            _hidden.UnionWith(missing.RecordType is { } type ? MatchedTypes.Where(matched => matched == type) : MatchedTypes);
            Missing ??= missing;
        }

        foreach (var change in page.Changes)
            take(change);

        Changes += page.Changes.Count;
        Cursor = page.Next;
    }
}
