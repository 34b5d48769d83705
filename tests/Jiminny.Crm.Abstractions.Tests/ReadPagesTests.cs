namespace Jiminny.Crm.Tests;

public sealed class ReadPagesTests
{
    [Fact]
    public async Task Pages_are_read_to_the_last_one()
    {
        var crm = new ScriptedCrm(Page("1", isLast: false), Page("2", isLast: false), Page("3", isLast: true));

        var cursors = new List<string?>();
        await foreach (var page in crm.ReadPagesAsync(CrmCursor.Start))
            cursors.Add(page.Next.Value);

        Assert.Equal(["1", "2", "3"], cursors);
        Assert.Equal([null, "1", "2"], crm.Asked);
    }

    [Fact]
    public async Task A_result_that_is_no_page_ends_the_stream_and_is_carried_along()
    {
        var crm = new ScriptedCrm(Page("1", isLast: false), new CrmThrottled(DateTimeOffset.UnixEpoch));

        var exception = await Assert.ThrowsAsync<CrmUnavailableException>(async () =>
        {
            await foreach (var _ in crm.ReadPagesAsync(CrmCursor.Start))
            {
            }
        });

        Assert.Equal(new CrmThrottled(DateTimeOffset.UnixEpoch), exception.Result);
    }

    private static CrmPage Page(string next, bool isLast) => new() { Changes = [], Next = new CrmCursor(next), IsLast = isLast };

    private sealed class ScriptedCrm(params CrmReadResult[] results) : ICrmAdapter
    {
        public List<string?> Asked { get; } = [];

        public CrmDescriptor Descriptor { get; } = new("scripted");

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            Asked.Add(cursor.Value);
            return new(results[Asked.Count - 1]);
        }
    }
}
