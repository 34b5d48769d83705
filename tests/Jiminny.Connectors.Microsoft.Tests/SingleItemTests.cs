using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Microsoft;

/// <summary>One message or meeting read by its id.</summary>
public class SingleItemTests
{
    private readonly InstantTime _time = new();
    private readonly EmulatedMailbox _mailbox = new(Vendor.Microsoft, "owner@self.example", "Owner");
    private readonly EmulatedWorld _world;

    public SingleItemTests() => _world = new EmulatedWorld([_mailbox], _time);

    [Fact]
    public async Task A_message_is_decided_again_and_kept_whole()
    {
        var message = Add();
        using var host = Host();
        var id = _world.Truth(_mailbox.Key).Messages.Single().ImmutableId;

        var kept = Assert.IsType<Page>(await host.Items(StreamKind.Mail).ReadItemAsync(ConnectorHost.Box(_mailbox), id, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));
        var discarded = Assert.IsType<Page>(await host.Items(StreamKind.Mail).ReadItemAsync(ConnectorHost.Box(_mailbox), id, RecordingFilter.KeepNone(), TestContext.Current.CancellationToken));

        var email = Assert.IsType<EmailMetadata>(Assert.Single(kept.Kept));
        Assert.Equal((id, message.Subject, message.InternetMessageId), (email.ProviderId, email.Subject, email.InternetMessageId));
        Assert.Equal((1, 1L, 0), ((int)discarded.Listed, discarded.Discarded.Total, discarded.Kept.Count));
        // The mailbox is looked at once (who, which folders are special, which there are), the message each time.
        Assert.Equal([4, 1], new[] { kept, discarded }.Select(page => page.Cost.Requests));
    }

    [Fact]
    public async Task A_message_that_is_gone_or_thrown_away_is_not_found()
    {
        var message = Add();
        var id = _world.Truth(_mailbox.Key).Messages.Single().ImmutableId;
        using var host = Host();
        _mailbox.Move(message, _mailbox.Folder(WellKnownFolder.Deleted));
        var thrownAway = await host.Items(StreamKind.Mail).ReadItemAsync(ConnectorHost.Box(_mailbox), id, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);
        _mailbox.Delete(_mailbox.Messages[0]);
        var gone = await host.Items(StreamKind.Mail).ReadItemAsync(ConnectorHost.Box(_mailbox), id, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal([SourceError.NotFound, SourceError.NotFound], new[] { thrownAway, gone }.Select(result => Assert.IsType<SourceFailure>(result).Error));
    }

    [Fact]
    public async Task A_meeting_is_decided_again()
    {
        _mailbox.Add(new EventDraft
        {
            Start = new DateTime(2026, 12, 1, 9, 0, 0), End = new DateTime(2026, 12, 1, 10, 0, 0), Subject = "Review", Attendees = [new EmulatedAttendee(new EmulatedAddress("c@customer.example"))],
        });
        var id = _world.Truth(_mailbox.Key).Occurrences(_time.GetUtcNow(), _time.GetUtcNow().AddYears(1)).Single().ImmutableId;
        using var host = Host();

        var page = Assert.IsType<Page>(await host.Items(StreamKind.Calendar).ReadItemAsync(ConnectorHost.Box(_mailbox), id, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken));
        _mailbox.Delete(_mailbox.Events[0]);
        var gone = await host.Items(StreamKind.Calendar).ReadItemAsync(ConnectorHost.Box(_mailbox), id, RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal((id, "Review"), (Assert.Single(page.Kept).ProviderId, page.Kept[0].Subject));
        Assert.Equal(SourceError.NotFound, Assert.IsType<SourceFailure>(gone).Error);
    }

    [Fact]
    public async Task A_body_is_handed_over_for_display()
    {
        Add();
        using var host = Host();
        var id = _world.Truth(_mailbox.Key).Messages.Single().ImmutableId;

        var answer = await host.Bodies.ReadBodyAsync(ConnectorHost.Box(_mailbox), id, TestContext.Current.CancellationToken);
        var missing = await host.Bodies.ReadBodyAsync(ConnectorHost.Box(_mailbox), "nonsense", TestContext.Current.CancellationToken);

        Assert.True(answer.TryGet(out var body, out _));
        Assert.Equal("text/html", body.MediaType);
        Assert.Contains("the body", body.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("the body", body.ToString(), StringComparison.Ordinal);
        Assert.Equal("ErrorInvalidIdMalformed", missing.Failure?.Code);
    }

    [Theory]
    [InlineData("<html>CANARY</html>")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"x\"")]
    [InlineData("{\"id\":\"x\"}CANARY")]
    public async Task What_is_not_an_item_is_a_protocol_failure(string body)
    {
        var graph = new GraphStub { Page = _ => CannedHandler.Json(body) };
        using var host = new ConnectorHost(graph.Handler(_time), new CannedTokens(), _time);

        var result = await host.Items(StreamKind.Calendar).ReadItemAsync(ConnectorHost.Mailbox, "id", RecordingFilter.KeepAll(), TestContext.Current.CancellationToken);

        Assert.Equal(SourceError.Protocol, Assert.IsType<SourceFailure>(result).Error);
    }

    [Fact]
    public async Task Nothing_but_participants_is_asked_for_until_a_message_matches()
    {
        for (var i = 0; i < 30; i++)
            Add(i);
        var asked = new List<string>();
        using var host = new ConnectorHost(new Listening(_world.CreateHandler(), asked), ConnectorHost.TokensOf(_world), _time, options => options.ParticipantsFirst = true);
        var filter = new RecordingFilter(item => item.Addresses.Contains("p7@customer.example") ? Verdict.Keep(evidence: 1) : Verdict.Discard(DiscardReason.Unmatched));

        var results = await ConnectorHost.ReadAsync(host.Mail, filter, ConnectorHost.Box(_mailbox));

        var email = Assert.IsType<EmailMetadata>(Assert.Single(results.Cast<Page>().SelectMany(page => page.Kept)));
        Assert.Equal(("subject 7", "<7@x.example>", false), (email.Subject, email.InternetMessageId, email.HasAttachments));
        Assert.NotNull(email.ConversationId);
        Assert.Single(_world.Journal.Entries(), entry => entry.Template == "/v1.0/me/messages/{id}");
        var content = asked.Where(target => target.Contains("subject", StringComparison.Ordinal) || target.Contains("hasAttachments", StringComparison.Ordinal)).ToList();
        Assert.Contains($"/me/messages/{Uri.EscapeDataString(email.ProviderId)}", Assert.Single(content), StringComparison.Ordinal);
    }

    private EmulatedMessage Add(int number = 0) => _mailbox.Add(new MessageDraft
    {
        ReceivedAt = ConnectorHost.Year.From.AddDays(10).AddMinutes(number), From = new EmulatedAddress($"p{number}@customer.example"), Subject = $"subject {number}",
        Body = "the body", InternetMessageId = $"<{number}@x.example>",
    });

    private ConnectorHost Host() => new(_world.CreateHandler(), ConnectorHost.TokensOf(_world), _time);

    private sealed class Listening(HttpMessageHandler inner, List<string> asked) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (asked)
                asked.Add(request.RequestUri!.AbsoluteUri);

            return base.SendAsync(request, cancellationToken);
        }
    }
}
