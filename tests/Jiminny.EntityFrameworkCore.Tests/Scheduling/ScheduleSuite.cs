using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Exclusions;
using Jiminny.Import.Scheduling;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Scheduling;

/// <summary>What every schedule, every store of news and every store of exclusion lists promises; each database runs the same tests.</summary>
public abstract class ScheduleSuite : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private IAsyncDisposable _database = null!;
    private ServiceProvider _services = null!;

    private IImportSchedule Schedule => _services.GetRequiredService<IImportSchedule>();

    private ICrmNewsStore News => _services.GetRequiredService<ICrmNewsStore>();

    private IExclusionLists Exclusions => _services.GetRequiredService<IExclusionLists>();

    public async ValueTask InitializeAsync() => (_database, _services) = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_designated_is_due_at_once_and_what_no_longer_is_leaves()
    {
        await Schedule.DesignateAsync("acme", [Mailbox("acme", "a"), Mailbox("acme", "b")], Now, default);
        await Schedule.SetDueAsync(new("acme", "a"), Now.AddHours(1), 3, default);

        await Schedule.DesignateAsync("acme", [Mailbox("acme", "a") with { Provider = Provider.Google }, Mailbox("acme", "c")], Now.AddMinutes(1), default);

        var entries = await Schedule.ReadAsync("acme", default).ToListAsync();
        Assert.Equal([("a", Now.AddHours(1), 3), ("c", Now.AddMinutes(1), 0)], entries.Select(entry => (entry.Mailbox.Key.MailboxId, entry.DueAt, entry.Failures)));
        Assert.Equal(Provider.Google, entries[0].Mailbox.Provider);
        Assert.Empty(await Schedule.ReadAsync("globex", default).ToListAsync());
        Assert.Null(await Schedule.FindAsync(new("acme", "b"), default));
    }

    [Fact]
    public async Task A_small_organisation_has_its_turn_beside_a_large_one()
    {
        await Schedule.DesignateAsync("large", [.. Enumerable.Range(0, 50).Select(i => Mailbox("large", $"l{i:D2}"))], Now.AddHours(-2), default);
        await Schedule.DesignateAsync("small", [Mailbox("small", "s")], Now, default);
        Assert.Equal(["l00", "s", "l01"], Ids(await Schedule.ReadDueAsync(Now, 3, default)));

        await Schedule.TakeAsync(new("large", "l00"), Now, default);
        await Schedule.SetDueAsync(new("large", "l00"), Now.AddDays(1), 0, default);

        Assert.Equal(["s", "l01"], Ids(await Schedule.ReadDueAsync(Now, 2, default)));
        Assert.Equal(Now, (await Schedule.FindAsync(new("large", "l00"), default))!.TakenAt);
    }

    [Fact]
    public async Task What_is_paused_or_not_due_yet_is_not_taken()
    {
        await Schedule.DesignateAsync("acme", [Mailbox("acme", "a"), Mailbox("acme", "b"), Mailbox("acme", "c")], Now, default);
        await Schedule.SetDueAsync(new("acme", "a"), Now.AddMilliseconds(1), 0, default);
        await Schedule.SetPausedAsync(new("acme", "b"), isPaused: true, default);
        Assert.Equal(["c"], Ids(await Schedule.ReadDueAsync(Now, 10, default)));

        await Schedule.SetPausedAsync(new("acme", "b"), isPaused: false, default);
        await Schedule.SetPausedAsync(new("acme", "unknown"), isPaused: true, default);

        Assert.Equal(["b", "c"], Ids(await Schedule.ReadDueAsync(Now, 10, default)));
    }

    [Fact]
    public async Task A_range_to_read_again_is_kept_per_stream()
    {
        await Schedule.DesignateAsync("acme", [Mailbox("acme", "a")], Now, default);
        var range = new TimeWindow(Now.AddDays(-7), Now);

        await Schedule.SetRangeAsync(new(new("acme", "a"), StreamKind.Mail), range, default);

        var entry = await Schedule.FindAsync(new("acme", "a"), default);
        Assert.Equal((range, (TimeWindow?)null), (entry!.RangeOf(StreamKind.Mail), entry.RangeOf(StreamKind.Calendar)));
        await Schedule.SetRangeAsync(new(new("acme", "a"), StreamKind.Mail), null, default);
        Assert.Null((await Schedule.FindAsync(new("acme", "a"), default))!.MailRange);
    }

    [Fact]
    public async Task News_are_numbered_and_read_from_where_one_stands()
    {
        var named = new CrmNews(0) { Addresses = ["nia@newcomer.example", "o'neil@newcomer.example"], Domains = ["newcomer.example"], Records = [new(CrmRecordType.Lead, "L 1")] };
        Assert.Equal(1, await News.AddAsync("acme", named, default));
        Assert.Equal(2, await News.AddAsync("acme", new CrmNews(0) { Addresses = null, Records = null }, default));
        Assert.Equal(1, await News.AddAsync("globex", new CrmNews(0), default));

        var feed = await News.ReadAsync("acme", 0, default);

        Assert.Equal((2L, 2), (feed.Latest, feed.News.Count));
        Assert.Equal((1L, true), (feed.News[0].Number, feed.News[0].IsNamed));
        Assert.Equal(named.Addresses, feed.News[0].Addresses);
        Assert.Equal(named.Domains, feed.News[0].Domains);
        Assert.Equal(named.Records, feed.News[0].Records);
        Assert.Equal((null, false, null), (feed.News[1].Addresses, feed.News[1].IsNamed, feed.News[1].Records));
        Assert.Equal(2, Assert.Single((await News.ReadAsync("acme", 1, default)).News).Number);
        Assert.Empty((await News.ReadAsync("acme", 2, default)).News);
        Assert.Equal(0, (await News.ReadAsync("initech", 0, default)).Latest);
    }

    [Fact]
    public async Task Exclusions_are_there_once_and_every_change_has_a_version()
    {
        Assert.Equal(0, (await Exclusions.ReadAsync("acme", default)).Version);
        await Exclusions.AddAsync("acme", [Exclusion.OfAddress("Ann@Customer.example"), Exclusion.OfDomain("news.example", "box-1")], default);
        await Exclusions.AddAsync("acme", [Exclusion.OfAddress("ann@customer.example")], default);

        var list = await Exclusions.ReadAsync("acme", default);

        Assert.Equal(1, list.Version);
        Assert.Equal(
            [("ann@customer.example", false, null), ("news.example", true, "box-1")],
            list.Entries.Select(entry => (entry.Value, entry.IsDomain, entry.MailboxId)).Order());
        await Exclusions.RemoveAsync("acme", [Exclusion.OfDomain("news.example", "box-1"), Exclusion.OfDomain("unknown.example")], default);
        list = await Exclusions.ReadAsync("acme", default);
        Assert.Equal((2L, "ann@customer.example"), (list.Version, Assert.Single(list.Entries).Value));
        Assert.Empty((await Exclusions.ReadAsync("globex", default)).Entries);
    }

    private protected abstract Task<(IAsyncDisposable Database, ServiceProvider Services)> CreateAsync();

    private protected static async Task<(IAsyncDisposable Database, ServiceProvider Services)> OfAsync(Task<TestDatabase> create)
    {
        var database = await create;
        return (database, database.CreateServices());
    }

    private static MailboxContext Mailbox(string organisationId, string mailboxId) => new(new MailboxKey(organisationId, mailboxId), Provider.Microsoft);

    private static IEnumerable<string> Ids(IReadOnlyList<ScheduledMailbox> entries) => entries.Select(entry => entry.Mailbox.Key.MailboxId);
}
