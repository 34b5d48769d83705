using System.Text;
using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Google;

/// <summary>What is read because somebody asks: one message, one meeting, one body, the mail of a few addresses.</summary>
public class OnRequestTests
{
    private static readonly DateTimeOffset Now = ConnectorHost.Year.To;

    private readonly VirtualClock _clock = new(Now);
    private readonly InstantTime _time = new();
    private readonly GoogleStub _google = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Google, "owner@self.example", "Owner");
    private readonly AddressFilter _filter = new(["ann@customer.example"]);

    [Fact]
    public async Task One_message_is_read_again_under_a_filter()
    {
        var kept = Add("ann@customer.example", "kept");
        var other = Add("noise@elsewhere.example", "other");
        var spam = Add("ann@customer.example", "spam", WellKnownFolder.Junk);
        using var host = Host();
        var ids = await IdsAsync(host);

        var page = Assert.IsType<Page>(await host.ReadItemAsync(StreamKind.Mail, _mailbox, ids[kept.Subject!], _filter));
        var discarded = Assert.IsType<Page>(await host.ReadItemAsync(StreamKind.Mail, _mailbox, ids[other.Subject!], _filter));
        _mailbox.Move(kept, spam.Folder);
        var moved = Assert.IsType<SourceFailure>(await host.ReadItemAsync(StreamKind.Mail, _mailbox, ids[kept.Subject!], _filter));
        _mailbox.Delete(other);
        var gone = Assert.IsType<SourceFailure>(await host.ReadItemAsync(StreamKind.Mail, _mailbox, ids[other.Subject!], _filter));

        Assert.Equal((1, "kept", true, new RequestCost(1, 20)), (page.Listed, Assert.Single(page.Kept).Subject, page.IsLast, page.Cost));
        Assert.Equal((1, 1), (discarded.Listed, discarded.Discarded[DiscardReason.Unmatched]));
        Assert.Equal((SourceError.NotFound, SourceError.NotFound), (moved.Error, gone.Error));
    }

    [Fact]
    public async Task One_meeting_is_read_again_under_a_filter()
    {
        var customer = new EmulatedAttendee(new EmulatedAddress("ann@customer.example"));
        _mailbox.Add(new EventDraft
        {
            Start = new DateTime(2027, 1, 4, 9, 0, 0), End = new DateTime(2027, 1, 4, 10, 0, 0), Subject = "daily", Organizer = new EmulatedAddress("owner@self.example"),
            Attendees = [customer], Recurrence = new EventRecurrence(RecurrenceFrequency.Daily) { Count = 2 },
        });
        using var host = Host();
        var window = new TimeWindow(Now, Now.AddYears(1));
        var listed = (await ConnectorHost.ReadAsync(host.Calendar, _filter, ConnectorHost.Box(_mailbox), window)).Cast<Page>().SelectMany(page => page.Kept).Cast<Meeting>().ToList();

        var page = Assert.IsType<Page>(await host.ReadItemAsync(StreamKind.Calendar, _mailbox, listed[1].ProviderId, _filter));
        var gone = Assert.IsType<SourceFailure>(await host.ReadItemAsync(StreamKind.Calendar, _mailbox, "nonsense", _filter));

        Assert.Equal(2, listed.Count);
        var meeting = Assert.IsType<Meeting>(Assert.Single(page.Kept));
        Assert.Equal(listed[1] with { Participants = meeting.Participants }, meeting);
        Assert.Equal(listed[1].Participants, meeting.Participants);
        Assert.Equal(SourceError.NotFound, gone.Error);
    }

    [Fact]
    public async Task Mail_of_given_addresses_is_found_page_by_page_and_verified()
    {
        for (var i = 0; i < 7; i++)
            Add("ann@customer.example", $"ann {i}", day: i);
        for (var i = 0; i < 3; i++)
            Add("bob@domain.example", $"bob {i}", day: i);
        Add("joann@customer.example", "somebody else");
        Add("x.ann@customer.example", "whose address holds hers");
        using var host = Host(options => (options.AllowSearch, options.MessagesPerPage, options.MaxSearchLength) = (true, 5, 256));
        var terms = new MailSearchTerms(["ann@customer.example", "nobody@nowhere.example", "nor@here.example"], ["domain.example"]);

        var pages = await host.SearchAsync(_mailbox, terms, new AddressFilter(["ann@customer.example", "bob@domain.example"]));

        Assert.Equal(10, pages.SelectMany(page => page.Kept).Select(item => item.ProviderId).Distinct().Count());
        Assert.Equal(1, pages.Sum(page => page.Discarded[DiscardReason.Unmatched]));
        Assert.True(pages.Count > 2, $"{pages.Count} pages.");
        Assert.All(pages[..^1], page => Assert.False(page.IsLast));
    }

    [Fact]
    public async Task Searching_has_to_be_allowed()
    {
        Add("ann@customer.example", "kept");
        using var host = Host();

        var result = await host.Search.SearchPageAsync(
            ConnectorHost.Box(_mailbox), new MailSearchTerms(["ann@customer.example"], []), SyncCursor.Begin(ConnectorHost.Year), _filter, TestContext.Current.CancellationToken);

        var failure = Assert.IsType<SourceFailure>(result);
        Assert.Equal((SourceError.MissingScope, "SearchNotAllowed", 0), (failure.Error, failure.Code, failure.Cost.Requests));
    }

    [Theory]
    [InlineData("""{"mimeType":"text/plain","filename":"","body":{"size":3,"data":"w7xiZXI"}}""", "text/plain", "über")]
    [InlineData("""{"mimeType":"text/plain","headers":[{"name":"content-type","value":"text/plain; charset=\"iso-8859-15\""}],"body":{"data":"_GJlciCk"}}""", "text/plain", "über €")]
    [InlineData("""{"mimeType":"text/plain","body":{"data":"_GJlcg"}}""", "text/plain", "über")]
    [InlineData(
        """
        {"mimeType":"multipart/mixed","body":{"size":0},"parts":[
        {"mimeType":"text/html","filename":"attached.html","body":{"attachmentId":"a","size":9}},
        {"mimeType":"multipart/alternative","parts":[{"mimeType":"text/plain","body":{"data":"cGxhaW4"}},{"mimeType":"text/html","filename":"","body":{"data":"PGI-aHRtbDwvYj4"}}]}]}
        """,
        "text/html",
        "<b>html</b>")]
    public async Task A_body_is_handed_over_as_its_sender_wrote_it(string payload, string mediaType, string content)
    {
        _google.Message = _ => $$"""{"payload":{{payload}}}""";
        var handler = _google.Handler(_time);
        using var host = new ConnectorHost(handler, new CannedTokens(), _time);

        var answer = await host.Bodies.ReadBodyAsync(ConnectorHost.Mailbox, "m1", TestContext.Current.CancellationToken);

        Assert.Equal(new MessageBody(mediaType, content), answer.Value);
        Assert.DoesNotContain(content, answer.Value!.ToString(), StringComparison.Ordinal);
        Assert.Contains("format=full", Assert.Single(handler.Sent).Uri.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"payload":{"mimeType":"application/pdf","filename":"x.pdf","body":{"attachmentId":"a"}}}""")]
    [InlineData("""{"payload":{"mimeType":"text/plain","body":{"data":"!!!"}}}""")]
    [InlineData("{}")]
    public async Task A_message_without_text_has_no_body(string json)
    {
        _google.Message = _ => json;
        using var host = new ConnectorHost(_google.Handler(_time), new CannedTokens(), _time);

        var answer = await host.Bodies.ReadBodyAsync(ConnectorHost.Mailbox, "m1", TestContext.Current.CancellationToken);

        Assert.Equal((SourceError.NotFound, "NoText"), (answer.Failure!.Error, answer.Failure.Code));
    }

    [Fact]
    public async Task A_body_of_the_emulated_mailbox_is_read_whole()
    {
        _mailbox.Add(new MessageDraft { ReceivedAt = Now.AddDays(-1), Subject = "s", Body = "Grüße " + new string('x', 100_000) });
        using var host = Host();

        var answer = await host.Bodies.ReadBodyAsync(ConnectorHost.Box(_mailbox), (await IdsAsync(host))["s"], TestContext.Current.CancellationToken);

        Assert.Equal(100_008, Encoding.UTF8.GetByteCount(answer.Value!.Content));
    }

    private ConnectorHost Host(Action<GoogleConnectorOptions>? configure = null)
    {
        var world = new EmulatedWorld([_mailbox], _clock);
        return new ConnectorHost(world.CreateHandler(), ConnectorHost.TokensOf(world), _clock, configure);
    }

    private async Task<Dictionary<string, string>> IdsAsync(ConnectorHost host) =>
        (await ConnectorHost.ReadAsync(host.Mail, RecordingFilter.KeepAll(), ConnectorHost.Box(_mailbox))).Cast<Page>()
            .SelectMany(page => page.Kept).ToDictionary(item => item.Subject!, item => item.ProviderId);

    private EmulatedMessage Add(string from, string subject, string folder = WellKnownFolder.Inbox, int day = 1) => _mailbox.Add(new MessageDraft
    {
        ReceivedAt = Now.AddDays(-1 - day), Folder = _mailbox.Folder(folder), Subject = subject, From = new EmulatedAddress(from), To = [new EmulatedAddress("owner@self.example")],
    });
}
