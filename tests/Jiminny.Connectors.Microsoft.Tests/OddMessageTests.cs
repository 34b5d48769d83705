using Jiminny.Connectors.Testing;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Mail as it really is. Never a crash, never a lost participant.</summary>
public class OddMessageTests
{
    private readonly InstantTime _time = new();

    [Theory]
    [InlineData("d..steffes@x.example")]
    [InlineData("'black@x.example")]
    [InlineData("UPPER@X.EXAMPLE")]
    [InlineData("no-at-sign")]
    [InlineData("jürgen@müller.example")]
    [InlineData("a b@x.example")]
    public async Task An_address_is_shown_as_Graph_spells_it(string address)
    {
        var filter = await ReadAsync(GraphStub.Message(1, to: address));

        Assert.Equal(["from@customer.example", address], filter.Seen.Single().Addresses);
    }

    [Theory]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z"}""", "")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","from":null,"sender":null,"toRecipients":null}""", "")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","toRecipients":[{"emailAddress":null},null,{}]}""", "")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","toRecipients":[{"emailAddress":{"name":"Nobody","address":""}}]}""", "")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","toRecipients":[{"emailAddress":{"name":"a@x.example"}}]}""", "a@x.example")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","toRecipients":[{"emailAddress":{"address":" \ta@x.example "}}]}""", "a@x.example")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","toRecipients":[{"emailAddress":{"address":"a\u0040x.example","name":"n","extra":{"a":[1]}},"x":[]}]}""", "a@x.example")]
    [InlineData("""{"toRecipients":[{"emailAddress":{"address":"a@x.example"}}],"unknown":{"deep":[{"a":"b"}]},"receivedDateTime":"2026-05-01T08:00:00Z","id":"1"}""", "a@x.example")]
    public async Task Fields_may_be_missing_empty_unknown_and_in_any_order(string message, string expected)
    {
        var filter = await ReadAsync(message);

        Assert.Equal(expected, string.Join(' ', filter.Seen.Single().Addresses));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":1,"receivedDateTime":"2026-05-01T08:00:00Z"}""")]
    [InlineData("""{"id":"1","receivedDateTime":"yesterday"}""")]
    [InlineData("""{"id":"1","receivedDateTime":17}""")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","toRecipients":{}}""")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","from":"a@x.example"}""")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","toRecipients":[{"emailAddress":{"address":{"a":1}}}]}""")]
    [InlineData("""{"id":"1","receivedDateTime":"2026-05-01T08:00:00Z","isDraft":"no"}""")]
    public async Task A_broken_item_counts_as_failed_and_the_page_goes_on(string broken)
    {
        var graph = new GraphStub { Page = _ => CannedHandler.Json(GraphStub.PageOf([GraphStub.Message(1), broken, GraphStub.Message(2)])) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);
        var filter = RecordingFilter.KeepAll();

        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, filter)));

        Assert.Equal(["m1", "m2"], page.Kept.Select(item => item.ProviderId));
        Assert.Equal((3, 1), (page.Listed, page.Failed));
        Assert.All(filter.Seen, item => Assert.Equal(["from@customer.example", "somebody@customer.example"], item.Addresses));
    }

    [Fact]
    public async Task Three_hundred_recipients_are_three_hundred_participants()
    {
        var many = string.Join(',', Enumerable.Range(0, 300).Select(i => GraphStub.Recipient($"r{i}@x.example", "Re, \\\"Cipient\\\"")));
        var message = GraphStub.Message(1).Replace("\"ccRecipients\":[]", $"\"ccRecipients\":[{many}]", StringComparison.Ordinal);

        var filter = await ReadAsync(message);

        Assert.Equal(302, filter.Seen.Single().Participants.Count);
        Assert.Equal("r299@x.example", filter.Seen.Single().Participants[^1].Address);
    }

    [Fact]
    public async Task A_draft_is_marked()
    {
        var filter = await ReadAsync(GraphStub.Message(1).Replace("\"isDraft\":false", "\"isDraft\":true", StringComparison.Ordinal));

        Assert.Equal(ItemFlags.Draft | ItemFlags.AutomationUnknown, filter.Seen.Single().Flags);
    }

    private async Task<RecordingFilter> ReadAsync(string message)
    {
        var graph = new GraphStub { Page = _ => CannedHandler.Json(GraphStub.PageOf([message])) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);
        var filter = RecordingFilter.KeepAll();
        var page = Assert.IsType<Page>(Assert.Single(await ConnectorHost.ReadAsync(host.Mail, filter)));
        Assert.Equal(0, page.Failed);
        Assert.Equal(filter.Seen.Single().Participants, page.Kept.Single().Participants.Select(participant => (participant.Role, participant.Address)));
        return filter;
    }
}
