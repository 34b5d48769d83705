namespace Jiminny.Crm.Csv.Tests;

/// <summary>Everything one read yielded.</summary>
internal sealed record Reading(IReadOnlyList<CrmChange> Changes, IReadOnlyList<CrmProblem> Problems, CrmCursor Cursor, int Pages)
{
    public IEnumerable<CrmRecord> Records => Changes.Select(change => change.Record).OfType<CrmRecord>();

    public static async Task<Reading> OfAsync(ICrmAdapter adapter, CrmCursor cursor = default)
    {
        var changes = new List<CrmChange>();
        var problems = new List<CrmProblem>();
        var pages = 0;
        await foreach (var page in adapter.ReadPagesAsync(cursor))
        {
            changes.AddRange(page.Changes);
            problems.AddRange(page.Problems);
            cursor = page.Next;
            pages++;
        }

        return new Reading(changes, problems, cursor, pages);
    }
}
