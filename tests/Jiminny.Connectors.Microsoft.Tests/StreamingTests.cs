using System.Text;
using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Pages that are larger than the window, and pages that are not pages.</summary>
public class StreamingTests
{
    private readonly InstantTime _time = new();

    [Fact]
    public async Task A_page_larger_than_the_window_is_decided_in_parts_and_complete()
    {
        var messages = Enumerable.Range(0, 200).Select(i => GraphStub.Message(i, to: $"r{i}@\\u0078.example", subject: new string('s', i * 7))).ToList();
        var (page, filter) = await ReadAsync(GraphStub.PageOf(messages), window: 1024, max: 1024 * 64);

        Assert.True(filter.Calls > 10, $"The filter was called {filter.Calls} times.");
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"m{i}"), page.Kept.Select(item => item.ProviderId));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"r{i}@x.example"), page.Kept.Select(item => item.Participants[1].Address));
        Assert.All(page.Kept, item => Assert.Equal("Some, Body", item.Participants[1].Name));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i * 7), page.Kept.Select(item => item.Subject?.Length ?? 0));
    }

    [Fact]
    public async Task One_item_may_be_larger_than_the_window()
    {
        var (page, _) = await ReadAsync(
            GraphStub.PageOf([GraphStub.Message(1), GraphStub.Message(2, subject: new string('s', 50_000)), GraphStub.Message(3)]), window: 1024, max: 1024 * 128);

        Assert.Equal([7, 50_000, 7], page.Kept.Select(item => item.Subject!.Length));
    }

    [Fact]
    public async Task An_item_beyond_all_bounds_is_a_protocol_failure()
    {
        var graph = new GraphStub { Page = _ => CannedHandler.Json(GraphStub.PageOf([GraphStub.Message(2, subject: new string('s', 50_000))])) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time, Sizes(1024, 8192));

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal((SourceError.Protocol, "ElementTooLarge"), (failure.Error, failure.Code));
    }

    [Theory]
    [InlineData("<html><body>CANARY</body></html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"CANARY\"")]
    [InlineData("""{"value":{"CANARY":1}}""")]
    [InlineData("""{"value":"CANARY"}""")]
    [InlineData("""{"value":[],"@odata.nextLink":5}""")]
    [InlineData("""{"value":[]}CANARY""")]
    [InlineData("""{"value":[]}{"value":[]}""")]
    [InlineData("""{"error":{"code":"CANARY"}}""")]
    public async Task What_is_not_a_page_is_a_protocol_failure_without_content(string body)
    {
        var graph = new GraphStub { Page = _ => CannedHandler.Json(body) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));

        Assert.Equal(SourceError.Protocol, failure.Error);
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_cut_at_any_byte_is_never_taken_for_a_page()
    {
        var body = GraphStub.Bytes(GraphStub.PageOf([GraphStub.Message(1, subject: "\\u00e9\\\"")], $"{GraphStub.Root}/me/next"));
        var cut = 0;
        var graph = new GraphStub { Page = _ => CannedHandler.Bytes(body[..cut]) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time, options => options.Retry.MaxAttempts = 1);
        var begin = Assert.IsType<SourceFailure>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll())));
        Assert.Equal(SourceError.Protocol, begin.Error);

        var state = new SyncCursor(ConnectorHost.Year, """{"v":1,"owner":[],"folders":[{"id":"inbox-id"}]}""");
        for (cut = 0; cut < body.Length; cut++)
        {
            var result = await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, state, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);
            Assert.True(result is SourceFailure { Error: SourceError.Protocol }, $"A body of {cut} of {body.Length} bytes came to {result.GetType().Name}.");
        }

        Assert.IsType<Page>(await host.Mail.ReadPageAsync(ConnectorHost.Mailbox, state, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Wanted_strings_may_stand_before_the_items_and_white_space_anywhere()
    {
        var body = $$""" { "@odata.nextLink" : "{{GraphStub.Root}}/me/next" , "other" : [ { "value" : [ 1 ] } ] , "value" : [ {{GraphStub.Message(1)}} ] } """;
        var graph = new GraphStub { Page = request => CannedHandler.Json(request.Uri.AbsolutePath.EndsWith("next", StringComparison.Ordinal) ? """{"value":[]}""" : body) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time, Sizes(1024, 8192));

        var results = await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll());

        Assert.Equal(2, results.Count);
        Assert.Single(Assert.IsType<Page>(results[0]).Kept);
    }

    private static Action<MicrosoftConnectorOptions> Sizes(int window, int max) => options =>
    {
        options.WindowSize = window;
        options.MaxItemSize = max;
    };

    private async Task<(Page Page, RecordingFilter Filter)> ReadAsync(string body, int window, int max)
    {
        // A stream that gives little at a time, as a network does.
        var graph = new GraphStub { Page = _ => new HttpResponseMessage { Content = new StreamContent(new SlowStream(Encoding.UTF8.GetBytes(body))) } };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time, Sizes(window, max));
        var filter = RecordingFilter.KeepAll();
        return (Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, filter))), filter);
    }

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 97)], cancellationToken);
    }
}
