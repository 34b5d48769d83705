namespace Jiminny.Crm.Conformance;

/// <summary>What a reader of the feed knows: the records as they stand after all pages read so far.</summary>
internal sealed class CrmFeed
{
    // A feed that turns in a circle has to end as a failed test and not as a hanging one.
    private const int MaxPages = 10_000;

    public Dictionary<CrmReference, CrmRecord> Records { get; } = [];

    public Dictionary<CrmReference, string?> Deleted { get; } = [];

    public List<CrmPage> Pages { get; } = [];

    public CrmCursor Cursor { get; private set; }

    public bool IsAtEnd => Pages.Count > 0 && Pages[^1].IsLast;

    public static async Task<CrmFeed> ReadAsync(ICrmAdapter adapter, CrmCursor cursor = default)
    {
        var feed = new CrmFeed { Cursor = cursor };
        await feed.ReadOnAsync(adapter);
        return feed;
    }

    public static async Task<CrmPage> PageAsync(ICrmAdapter adapter, CrmCursor cursor)
    {
        var result = await adapter.ReadPageAsync(cursor, TestContext.Current.CancellationToken);
        return Assert.IsType<CrmPage>(result);
    }

    /// <summary>Reads to the end of the feed.</summary>
    public async Task ReadOnAsync(ICrmAdapter adapter)
    {
        do
        {
            Assert.True(Pages.Count < MaxPages, $"The feed has not ended after {MaxPages} pages.");
            await ReadPageAsync(adapter);
        }
        while (!IsAtEnd);
    }

    public async Task ReadPageAsync(ICrmAdapter adapter) => Apply(await PageAsync(adapter, Cursor));

    public CrmRecord? Find(CrmReference record) => Records.GetValueOrDefault(record);

    private void Apply(CrmPage page)
    {
        foreach (var change in page.Changes)
        {
            var reference = new CrmReference(change.Type, change.Id);
            if (change.Record is { } record)
            {
                Records[reference] = record;
                Deleted.Remove(reference);
            }
            else
            {
                Records.Remove(reference);
                Deleted[reference] = change.MergedInto;
            }
        }

        Pages.Add(page);
        Cursor = page.Next;
    }
}
