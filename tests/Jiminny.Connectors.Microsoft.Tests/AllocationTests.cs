using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>What is not kept costs no memory, however long it is.</summary>
[Collection(Alone.Name)]
public class AllocationTests
{
    private const int Messages = 1000;

    private static readonly DiscardingFilter Filter = new();
    private static readonly SyncCursor AtInbox = new(ConnectorHost.Year, """{"v":1,"owner":["me@self.example"],"folders":[{"id":"inbox-id"}]}""");

    private readonly InstantTime _time = new();

    [Fact]
    public async Task A_thousand_times_longer_subjects_of_discarded_mail_change_no_allocated_byte()
    {
        var (difference, _) = await CompareAsync(Page(Messages, subject: 20), Page(Messages, subject: 20_000));

        Assert.Equal(0, difference);
    }

    [Fact]
    public async Task A_thousand_times_longer_addresses_of_discarded_mail_change_no_allocated_byte()
    {
        var (difference, _) = await CompareAsync(Addressed(20), Addressed(20_000));

        Assert.Equal(0, difference);
    }

    [Fact]
    public async Task A_thousand_times_longer_bodies_that_nobody_asked_for_change_no_allocated_byte()
    {
        var (difference, _) = await CompareAsync(WithBodies(20), WithBodies(20_000));

        Assert.Equal(0, difference);
    }

    [Fact]
    public async Task A_discarded_message_costs_nothing_beyond_its_page()
    {
        var (difference, bytes) = await CompareAsync(Page(1, subject: 20), Page(Messages, subject: 20));

        Assert.Equal(0, difference);
        Assert.True(bytes / Messages <= 200, $"{bytes} bytes for a page of {Messages} messages.");
    }

    private static byte[] Page(int messages, int subject) =>
        GraphStub.Bytes(GraphStub.PageOf(Enumerable.Range(0, messages).Select(i => GraphStub.Message(i, subject: new string('s', subject)))));

    private static byte[] Addressed(int length) => GraphStub.Bytes(GraphStub.PageOf(
        Enumerable.Range(0, Messages).Select(i => GraphStub.Message(i, to: $"{new string('a', length)}@customer.example"))));

    private static byte[] WithBodies(int length) => GraphStub.Bytes(GraphStub.PageOf(Enumerable.Range(0, Messages / 10).Select(i =>
        GraphStub.Message(i).TrimEnd()[..^1] + $",\"bodyPreview\":\"{new string('p', length)}\",\"body\":{{\"contentType\":\"html\",\"content\":\"{new string('b', length)}\"}}}}")));

    // The two are read in turn on this thread; the median of their differences does not see the runtime warming up in between.
    private async Task<(long Difference, long Bytes)> CompareAsync(byte[] one, byte[] other)
    {
        var body = one;
        var graph = new GraphStub { Page = _ => CannedHandler.Bytes(body) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);
        var differences = new List<long>();
        var bytes = 0L;
        for (var i = 0; i < 25; i++)
        {
            body = one;
            var first = await MeasureAsync(host.Mail);
            body = other;
            bytes = await MeasureAsync(host.Mail);
            differences.Add(bytes - first);
        }

        differences.Sort();
        return (differences[differences.Count / 2], bytes);
    }

    private static async Task<long> MeasureAsync(IMailboxSource source)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = source.ReadPageAsync(ConnectorHost.Mailbox, AtInbox, Filter, CancellationToken.None);
        Assert.True(read.IsCompleted, "The measured read left its thread.");
        var page = Assert.IsType<Page>(await read);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(page.Listed, page.Discarded.Total);
        return bytes;
    }
}
