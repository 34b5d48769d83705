using System.Globalization;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>What is not kept costs no memory, however long it is.</summary>
public class AllocationTests
{
    private const int Messages = 1000;

    private readonly InstantTime _time = new();

    [Fact]
    public async Task A_thousand_times_longer_subjects_of_discarded_mail_change_no_allocated_byte()
    {
        var small = await MeasureAsync(GraphStub.PageOf(Enumerable.Range(0, Messages).Select(i => GraphStub.Message(i, subject: new string('s', 20)))));
        var large = await MeasureAsync(GraphStub.PageOf(Enumerable.Range(0, Messages).Select(i => GraphStub.Message(i, subject: new string('s', 20_000)))));

        Assert.Equal(small, large);
    }

    [Fact]
    public async Task A_discarded_message_costs_next_to_nothing()
    {
        var few = await MeasureAsync(GraphStub.PageOf([GraphStub.Message(1)]));
        var many = await MeasureAsync(GraphStub.PageOf(Enumerable.Range(0, Messages).Select(i => GraphStub.Message(i))));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"One page of one message: {few} bytes; of {Messages}: {many}, {many / (double)Messages:f1} per message."));
        Assert.Equal(few, many);
        Assert.True(many / Messages <= 200, $"{many / Messages} bytes per discarded message.");
    }

    // Reads one page again and again in process on one thread until nothing warms up any more, and takes the smallest.
    private async Task<long> MeasureAsync(string body)
    {
        var bytes = GraphStub.Bytes(body);
        var graph = new GraphStub { Page = _ => CannedHandler.Bytes(bytes) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);
        var source = host.Mail;
        var filter = new DiscardingFilter();
        var cursor = new SyncCursor(ConnectorHost.Year, """{"v":1,"owner":["me@self.example"],"folders":[{"id":"inbox-id"}]}""");
        var least = long.MaxValue;
        for (var i = 0; i < 12; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = source.ReadPageAsync(ConnectorHost.Mailbox, cursor, filter, CancellationToken.None);
            Assert.True(read.IsCompleted, "The measured read left its thread.");
            var page = Assert.IsType<Page>(await read);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(page.Listed, page.Discarded.Total);
        }

        return least;
    }
}
