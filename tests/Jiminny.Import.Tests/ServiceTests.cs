using System.Collections.Concurrent;
using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Runs;
using Jiminny.Import.Scheduling;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Jiminny.Import.Tests;

/// <summary>The service: what is due is taken, by one host at a time, again and again, until somebody says stop.</summary>
public sealed class ServiceTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    [Fact]
    public async Task Two_hosts_on_one_store_import_every_mailbox_of_every_organisation_once_a_round()
    {
        var world = new World([.. Enumerable.Range(0, 3).SelectMany(o => Enumerable.Range(0, 5).Select(m => Mailbox($"org-{o}", $"box-{m}")))]);
        await using var first = world.CreateHost("first");
        await using var second = world.CreateHost("second");

        await RunUntilAsync(world, [first, second], () => world.Reads.Count == 15);

        Assert.All(world.Reads.Values, reads => Assert.True(reads >= 1));
        foreach (var organisation in new[] { "org-0", "org-1", "org-2" })
        {
            Assert.Equal(5, await world.Store.ReadItemsAsync(organisation, ItemQuery.All, default).CountAsync());
            var runs = await world.Store.ReadRunsAsync(organisation, since: null, default).ToListAsync();
            Assert.All(runs.GroupBy(run => run.Receipt.Stream), stream => Assert.Single(stream, run => run.Kind == RunKind.Whole && run.Receipt is { Listed: 1, Repeated: 0 }));
        }
    }

    [Fact]
    public async Task A_mailbox_is_updated_again_and_again_and_one_that_fails_is_left_alone_for_longer()
    {
        var world = new World([Mailbox("org", "good"), Mailbox("org", "refused")]);
        world.Failures["refused"] = new SourceFailure(SourceError.NeedsReconnect, "invalid_grant");
        await using var host = world.CreateHost("host");

        await RunUntilAsync(world, [host], () => world.Reads.GetValueOrDefault("good") >= 6);

        Assert.Equal(1, world.Reads["refused"]);
        var status = await host.GetRequiredService<IImportControl>().ReadStatusAsync("org", default).ToListAsync();
        Assert.Equal(["good", "refused"], status.Select(mailbox => mailbox.Schedule.Mailbox.Key.MailboxId));
        Assert.StartsWith("up to date as of 2026-11-", Assert.Single(status[0].Streams).Describe(), StringComparison.Ordinal);
        Assert.Equal("stopped because NeedsReconnect (invalid_grant)", Assert.Single(status[1].Streams).Describe());
        Assert.Equal((0, 1), (status[0].Schedule.Failures, status[1].Schedule.Failures));
    }

    [Fact]
    public async Task A_mailbox_that_waits_is_taken_when_the_wait_is_over_and_says_why_it_waits()
    {
        var world = new World([Mailbox("org", "box")]);
        world.Failures["box"] = new SourceFailure(SourceError.Throttled, "429") { RetryAt = Now.AddMinutes(10) };
        await using var host = world.CreateHost("host");
        var control = host.GetRequiredService<IImportControl>();
        await RunUntilAsync(world, [host], () => world.Reads.GetValueOrDefault("box") == 1 && IsWaiting(world));
        Assert.Equal(
            "waiting until 2026-11-01 12:10 UTC because Throttled (429)",
            Assert.Single(Assert.Single(await control.ReadStatusAsync("org", default).ToListAsync()).Streams).Describe());
        world.Failures.Clear();

        await RunUntilAsync(world, [host], () => world.Store.FindStreamAsync(new(new("org", "box"), StreamKind.Mail), default).AsTask().GetAwaiter().GetResult()?.Receipt.IsComplete == true);

        Assert.True(world.Time.GetUtcNow() >= Now.AddMinutes(10));
    }

    [Fact]
    public async Task A_paused_mailbox_rests_until_it_is_resumed()
    {
        var world = new World([Mailbox("org", "busy"), Mailbox("org", "paused")]);
        await using var host = world.CreateHost("host");
        var control = host.GetRequiredService<IImportControl>();
        var schedule = host.GetRequiredService<IImportSchedule>();
        await schedule.DesignateAsync("org", world.Mailboxes, Now, default);
        Assert.True(await control.PauseAsync(new("org", "paused"), default));
        Assert.False(await control.PauseAsync(new("org", "unknown"), default));

        await RunUntilAsync(world, [host], () => world.Reads.GetValueOrDefault("busy") >= 3);
        Assert.False(world.Reads.ContainsKey("paused"));

        await control.ResumeAsync(new("org", "paused"), default);
        await RunUntilAsync(world, [host], () => world.Reads.GetValueOrDefault("paused") >= 1);
    }

    [Fact]
    public async Task Pausing_stops_a_run_under_way_after_the_page_at_hand()
    {
        var world = new World([Mailbox("org", "box")]);
        await using var host = world.CreateHost("host");
        var control = host.GetRequiredService<IImportControl>();
        world.BeforeRead = () => control.PauseAsync(new("org", "box"), default).AsTask().GetAwaiter().GetResult();
        world.PagesPerMailbox = 5;

        await RunUntilAsync(world, [host], () => world.Reads.GetValueOrDefault("box") >= 1 && !host.GetRequiredService<DueMailboxes>().Running.Any());

        Assert.Equal(1, world.Reads["box"]);
    }

    [Fact]
    public async Task A_mailbox_that_a_host_is_reading_is_not_taken_by_another_worker_of_it()
    {
        var world = new World([Mailbox("org", "box")]);
        await using var host = world.CreateHost("host");
        var taken = new List<TakenMailbox?>();
        world.BeforeRead = () => taken.Add(host.GetRequiredService<DueMailboxes>().TakeAsync(default).AsTask().GetAwaiter().GetResult());

        await RunUntilAsync(world, [host], () => taken.Count > 0);

        Assert.All(taken, Assert.Null);
    }

    [Fact]
    public async Task A_range_is_read_again_on_request_and_what_is_gone_from_it_goes()
    {
        var world = new World([Mailbox("org", "box")]);
        await using var host = world.CreateHost("host");
        var control = host.GetRequiredService<IImportControl>();
        await RunUntilAsync(world, [host], () => world.Store.ReadItemsAsync("org", ItemQuery.All, default).CountAsync().AsTask().GetAwaiter().GetResult() == 1);
        world.ItemId = _ => "another";

        Assert.True(await control.RescanAsync(new(new("org", "box"), StreamKind.Mail), new TimeWindow(Now.AddDays(-7), Now), default));
        await RunUntilAsync(world, [host], () => Runs(world).Any(run => run.Kind == RunKind.Range && run.Receipt.IsComplete));

        var range = Runs(world).Single(run => run.Kind == RunKind.Range).Receipt;
        Assert.Equal((1L, 1L, 1L), (range.Listed, range.Kept, range.Removed));
        Assert.Equal("another", Assert.Single(await world.Store.ReadItemsAsync("org", ItemQuery.All, default).ToListAsync()).Item.ProviderId);
        Assert.Null((await host.GetRequiredService<IImportSchedule>().FindAsync(new("org", "box"), default))!.MailRange);
    }

    private static List<ImportRun> Runs(World world) => world.Store.ReadRunsAsync("org", since: null, default).ToListAsync().AsTask().GetAwaiter().GetResult();

    private static bool IsWaiting(World world) =>
        world.Store.FindStreamAsync(new(new("org", "box"), StreamKind.Mail), default).AsTask().GetAwaiter().GetResult()?.Halt is not null;

    private static MailboxContext Mailbox(string organisationId, string mailboxId) => new(new MailboxKey(organisationId, mailboxId), Provider.Microsoft);

    /// <summary>Runs hosts until a condition holds while all of them wait; then time goes on to what comes next, at most for two days.</summary>
    private static async Task RunUntilAsync(World world, ServiceProvider[] hosts, Func<bool> condition)
    {
        var services = hosts.SelectMany(host => host.GetServices<IHostedService>()).ToList();
        var workers = hosts.Length * (World.MailboxesAtATime + 2);
        var end = world.Time.GetUtcNow().AddDays(2);
        await Task.WhenAll(services.Select(service => service.StartAsync(default)));
        await world.Time.IdleAsync(workers);
        while (!condition())
        {
            Assert.True(world.Time.GetUtcNow() < end, "Two days have passed.");
            world.Time.Step();
            await world.Time.IdleAsync(workers);
        }

        await Task.WhenAll(services.Select(service => service.StopAsync(default)));
    }

    /// <summary>Mailboxes of several organisations, one message each, and a store that all hosts share.</summary>
    private sealed class World(MailboxContext[] mailboxes) : IMailboxSource, IMailboxDesignation, IImportedOrganisations, ICrmAdapterFactory, ICrmAdapter
    {
        public const int MailboxesAtATime = 2;

        private readonly ServiceProvider _shared = new ServiceCollection().AddSingleton<TimeProvider>(new SteppingTime(Now)).AddJiminnyInMemoryStore().BuildServiceProvider();

        public MailboxContext[] Mailboxes => mailboxes;

        public SteppingTime Time => (SteppingTime)_shared.GetRequiredService<TimeProvider>();

        public IImportStore Store => _shared.GetRequiredService<IImportStore>();

        /// <summary>How often each mailbox was read.</summary>
        public ConcurrentDictionary<string, int> Reads { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, SourceFailure> Failures { get; } = new(StringComparer.Ordinal);

        public Action? BeforeRead { get; set; }

        public int PagesPerMailbox { get; set; } = 1;

        public Func<MailboxContext, string> ItemId { get; set; } = mailbox => mailbox.Key.MailboxId;

        public Provider Provider => Provider.Microsoft;

        public StreamKind Stream => StreamKind.Mail;

        public CrmDescriptor Descriptor { get; } = new("small");

        public ServiceProvider CreateHost(string owner) => new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ICrmAdapterFactory>(this)
            .AddSingleton<IMailboxDesignation>(this)
            .AddSingleton<IImportedOrganisations>(this)
            .AddSingleton<IMailboxSource>(this)
            .AddSingleton(Store)
            .AddSingleton(_shared.GetRequiredService<IImportSchedule>())
            .AddJiminnyMatching()
            .AddJiminnyImport(options => options.Owner = owner)
            .AddJiminnyImportService(options => options.MailboxesAtATime = MailboxesAtATime)
            .BuildServiceProvider(validateScopes: true);

        public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
            new([.. mailboxes.Select(mailbox => mailbox.Key.OrganisationId).Distinct()]);

        public ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken) =>
            new([.. mailboxes.Where(mailbox => mailbox.Key.OrganisationId == organisationId)]);

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) => new(new CrmPage
        {
            Changes = cursor.IsStart ? [CrmChange.Upsert(new Contact("C1") { Addresses = ["ann@customer.example"] })] : [],
            Next = new CrmCursor("1"),
            IsLast = true,
        });

        public ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
        {
            var name = mailboxes.Select(one => one.Key.OrganisationId).Distinct().Count() == 1 ? mailbox.Key.MailboxId : $"{mailbox.Key.OrganisationId}/{mailbox.Key.MailboxId}";
            Reads.AddOrUpdate(name, 1, (_, reads) => reads + 1);
            BeforeRead?.Invoke();
            if (Failures.TryGetValue(mailbox.Key.MailboxId, out var failure))
            {
                return new(failure);
            }

            var number = cursor.State is null ? 1 : int.Parse(cursor.State) + 1;
            var items = cursor.State is null ? new[] { new ScriptedItem(ItemId(mailbox), "ann@customer.example", "bob@acme.example") } : [];
            return new(ScriptedPage.Read(items, StreamKind.Mail, Now, filter) with { Next = cursor with { State = $"{number}" }, IsLast = number >= PagesPerMailbox });
        }
    }
}
