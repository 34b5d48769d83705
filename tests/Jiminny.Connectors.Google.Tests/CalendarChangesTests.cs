using Jiminny.Connectors.Testing;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Google;

/// <summary>After a complete round of a window the calendar's changes are read, against a calendar that changes.</summary>
public class CalendarChangesTests
{
    private static readonly DateTimeOffset Now = ConnectorHost.Year.To;
    private static readonly TimeWindow Window = new(Now, Now.AddYears(1));

    private readonly VirtualClock _clock = new(Now);
    private readonly EmulatedMailbox _mailbox = new(Vendor.Google, "owner@self.example", "Owner");
    private readonly AddressFilter _filter = new(["ann@customer.example"]);

    [Fact]
    public async Task Changes_are_read_by_sync_token_and_what_no_longer_matches_is_removed()
    {
        var dropped = Add("guest dropped");
        var cancelled = Add("cancelled");
        var moved = Add("moved out");
        var renamed = Add("renamed");
        var doomed = Add("deleted", series: true);
        Add("stays");
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server);
        var first = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, SyncCursor.Begin(Window))));
        var ids = first.Kept.ToLookup(item => item.Subject!, item => item.ProviderId);

        _mailbox.Replace(dropped, Draft("guest dropped", guest: "noise@elsewhere.example"));
        _mailbox.Replace(cancelled, Draft("cancelled", isCancelled: true));
        _mailbox.Replace(moved, Draft("moved out", year: 2030));
        _mailbox.Replace(renamed, Draft("new name"));
        _mailbox.Delete(doomed);
        Add("added");
        Add("added for nobody", guest: "noise@elsewhere.example");
        Add("added too late", year: 2030);
        var changes = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, first.Next)));
        var idle = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, changes.Next)));

        Assert.Equal(["added", "new name"], changes.Kept.Select(item => item.Subject).Order());
        Assert.Equal(ids["renamed"].Single(), changes.Kept.Single(item => item.Subject == "new name").ProviderId);
        string[] gone = [.. ids["guest dropped"], .. ids["cancelled"], .. ids["deleted"], .. ids["moved out"]];
        Assert.Equal(6, gone.Length);
        Assert.Empty(gone.Except(changes.Removed));
        Assert.DoesNotContain(ids["stays"].Single(), changes.Removed);
        Assert.DoesNotContain(ids["renamed"].Single(), changes.Removed);
        Assert.Equal((0, 0, 1), (idle.Listed, idle.Removed.Count, idle.Cost.Requests));
    }

    [Fact]
    public async Task Changes_come_in_pages()
    {
        Add("old");
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server, options => options.EventsPerPage = 2);
        var first = Assert.IsType<Page>((await ReadAsync(host, SyncCursor.Begin(Window)))[^1]);
        for (var i = 0; i < 5; i++)
            Add($"new {i}");

        var pages = (await ReadAsync(host, first.Next)).Cast<Page>().ToList();

        Assert.Equal((3, 5), (pages.Count, pages.Sum(page => page.Kept.Count)));
        Assert.Equal([false, false, true], pages.Select(page => page.IsLast));
    }

    [Fact]
    public async Task Another_window_is_read_anew()
    {
        Add("old");
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server);
        var first = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, SyncCursor.Begin(Window))));

        var later = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, first.Next with { Window = new TimeWindow(Now.AddHours(1), Now.AddYears(1)) })));

        Assert.Equal("old", Assert.Single(later.Kept).Subject);
    }

    [Fact]
    public async Task A_forgotten_sync_token_is_an_expired_cursor()
    {
        Add("old");
        await using var server = await StartAsync();
        using var host = ConnectorHost.For(server);
        var first = Assert.IsType<Page>(Assert.Single(await ReadAsync(host, SyncCursor.Begin(Window))));
        _mailbox.ForgetChanges();

        var failure = Assert.IsType<SourceFailure>(Assert.Single(await ReadAsync(host, first.Next)));

        Assert.Equal((SourceError.CursorExpired, "fullSyncRequired"), (failure.Error, failure.Code));
    }

    private Task<EmulatorServer> StartAsync() =>
        EmulatorServer.StartAsync(new EmulatedWorld([_mailbox], _clock), cancellationToken: TestContext.Current.CancellationToken);

    private Task<List<PageResult>> ReadAsync(ConnectorHost host, SyncCursor cursor) =>
        ConnectorHost.ReadAsync(host.Calendar, new WindowFilter(_filter, cursor.Window), ConnectorHost.Box(_mailbox), cursor: cursor);

    private EmulatedEvent Add(string subject, bool series = false, string guest = "ann@customer.example", int year = 2027) =>
        _mailbox.Add(Draft(subject, series, guest, year));

    private static EventDraft Draft(string subject, bool series = false, string guest = "ann@customer.example", int year = 2027, bool isCancelled = false) => new()
    {
        Start = new DateTime(year, 1, 4, 9, 0, 0), End = new DateTime(year, 1, 4, 10, 0, 0), Subject = subject, Organizer = new EmulatedAddress("owner@self.example"),
        Attendees = [new EmulatedAttendee(new EmulatedAddress(guest))], Recurrence = series ? new EventRecurrence(RecurrenceFrequency.Daily) { Count = 3 } : null, IsCancelled = isCancelled,
    };

    /// <summary>Discards what lies outside the window, as the import's filter does.</summary>
    private sealed class WindowFilter(IPageFilter inner, TimeWindow window) : IPageFilter
    {
        public void Decide(in PageView page, Span<Verdict> verdicts)
        {
            inner.Decide(page, verdicts);
            for (var i = 0; i < verdicts.Length; i++)
            {
                if (!window.Contains(page.Items[i].Time))
                    verdicts[i] = Verdict.Discard(DiscardReason.OutsideWindow);
            }
        }
    }
}
