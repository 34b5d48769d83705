using Jiminny.Connectors;
using Jiminny.EntityFrameworkCore.Schema;
using Jiminny.Import.KeptData;
using Jiminny.Import.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Schema;

/// <summary>How the tables come to be and how they change; each database runs the same tests.</summary>
public abstract class StoreSchemaSuite
{
    private static readonly MailboxKey Mailbox = new("acme", "box-1");

    [Fact]
    public async Task The_scripts_make_what_the_stores_expect()
    {
        await using var scripted = await CreateDatabaseAsync(createTables: true);
        await using var modelled = await CreateDatabaseAsync(createTables: false);
        await using (var services = modelled.CreateServices())
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<JiminnyDbContext>>().CreateDbContextAsync();
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        // A difference goes into the newest script of src/Jiminny.EntityFrameworkCore/Schema that is not released, for both databases.
        foreach (var part in Structure)
        {
            Assert.Equal(await modelled.QueryAsync(part), await scripted.QueryAsync(part));
        }
    }

    [Fact]
    public async Task Both_databases_have_the_same_steps()
    {
        Assert.Equal(SchemaStep.AllOf("Sqlite").Select(step => step.Version), SchemaStep.AllOf("Postgres").Select(step => step.Version));
        await using var database = await CreateDatabaseAsync(createTables: true);
        await using var services = database.CreateServices();
        var schema = services.GetRequiredService<IStoreSchema>();

        Assert.Equal(schema.RequiredVersion, await schema.FindVersionAsync(default));
    }

    [Fact]
    public async Task Tables_of_an_older_version_are_not_changed_unasked()
    {
        await using var database = await CreateVersion1Async();
        await using var services = database.CreateServices();
        var store = services.GetRequiredService<IImportStore>();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync().AsTask());

        Assert.Contains(nameof(IStoreSchema.CreateAsync), refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await services.GetRequiredService<IStoreSchema>().FindVersionAsync(default));
    }

    [Fact]
    public async Task A_populated_store_is_upgraded_with_what_it_holds()
    {
        await using var database = await CreateVersion1Async();
        await using var services = database.CreateServices();
        await services.GetRequiredService<IStoreSchema>().CreateAsync(default);
        var store = services.GetRequiredService<IImportStore>();

        var items = await store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync();
        var state = await store.FindStreamAsync(new StreamKey(Mailbox, StreamKind.Mail), default);
        var feed = await store.ReadChangesAsync("acme", 0, default).ToListAsync();

        Assert.Equal(["old-1", "old-2"], items.Select(item => item.Item.ProviderId));
        Assert.Equal("ann@customer.example", Assert.Single(items[0].Item.Participants).Address);
        Assert.Equal(("next-1", 1L, 7L, 5L), (state!.Cursor.State, state.Sequence, state.Receipt.Listed, state.Receipt.Discarded[DiscardReason.InternalOnly]));
        Assert.Equal(["old-1", "old-2"], feed.Select(change => change.Item!.Item.ProviderId));

        // It goes on where version 1 stopped.
        var lease = await store.AcquireAsync(Mailbox, "host of this version", TimeSpan.FromMinutes(1), default);
        var commit = new PageCommit(state.Receipt.Stream, 1, 1, [new MatchedItem(items[0].Item with { Subject = "new" }, items[0].Matches)], [], state.Cursor, 43, state.Receipt);
        Assert.NotNull(await store.CommitAsync(lease!, commit, default));
        Assert.Equal(ItemChangeKind.Changed, (await store.ReadChangesAsync("acme", feed[^1].Position, default).SingleAsync()).Kind);
    }

    [Fact]
    public async Task A_host_of_the_version_before_writes_beside_one_of_this()
    {
        await using var database = await CreateDatabaseAsync(createTables: true);
        await using var services = database.CreateServices();
        var store = services.GetRequiredService<IImportStore>();
        await database.ExecuteAsync(Version1);

        var before = await store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync();
        var state = await store.FindStreamAsync(new StreamKey(Mailbox, StreamKind.Mail), default);
        var lease = await store.AcquireAsync(Mailbox, "host of this version", TimeSpan.Zero, default);
        MatchedItem[] again = [new(before[0].Item, before[0].Matches)];
        var committed = await store.CommitAsync(lease!, new PageCommit(state!.Receipt.Stream, 1, 1, again, [], state.Cursor, 43, state.Receipt), default);

        // What the other wrote is told once this version sees it again.
        Assert.Equal(2, committed!.Sequence);
        Assert.Equal((ItemChangeKind.Added, "old-1"), ((await store.ReadChangesAsync("acme", 0, default).SingleAsync()).Kind, before[0].Item.ProviderId));

        await database.ExecuteAsync(Version1);
        Assert.Null(await store.CommitAsync(lease!, new PageCommit(state.Receipt.Stream, 1, 2, again, [], state.Cursor, 43, state.Receipt), default));
        Assert.Equal(2, await store.ReadItemsAsync("acme", ItemQuery.All, default).CountAsync());
    }

    [Fact]
    public async Task The_script_can_be_applied_by_hand()
    {
        await using var database = await CreateDatabaseAsync(createTables: false);
        await using var services = database.CreateServices();
        var schema = services.GetRequiredService<IStoreSchema>();

        await database.ExecuteAsync(schema.Script());

        Assert.Equal(schema.RequiredVersion, await schema.FindVersionAsync(default));
        Assert.Empty(await services.GetRequiredService<IImportStore>().ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    [Fact]
    public async Task The_script_for_an_older_version_holds_what_it_lacks_alone()
    {
        await using var database = await CreateVersion1Async();
        await using var services = database.CreateServices();
        var schema = services.GetRequiredService<IStoreSchema>();

        await database.ExecuteAsync(schema.Script(from: 1));

        Assert.Equal(2, await services.GetRequiredService<IImportStore>().ReadItemsAsync("acme", ItemQuery.All, default).CountAsync());
        Assert.Equal(Enumerable.Range(1, schema.RequiredVersion).Select(version => $"{version}"), await database.QueryAsync("SELECT version FROM jiminny_schema ORDER BY version"));
        Assert.DoesNotContain("CREATE TABLE", schema.Script(from: schema.RequiredVersion), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_that_create_the_tables_at_once_one_does()
    {
        await using var database = await CreateDatabaseAsync(createTables: false);
        var hosts = Enumerable.Range(0, 4).Select(_ => database.CreateServices()).ToList();

        await Task.WhenAll(hosts.Select(host => host.GetRequiredService<IStoreSchema>().CreateAsync(default)));

        foreach (var host in hosts)
        {
            Assert.Empty(await host.GetRequiredService<IImportStore>().ReadReceiptsAsync("acme", default).ToListAsync());
            await host.DisposeAsync();
        }
    }

    /// <summary>Queries that tell of tables, columns and indexes all that matters.</summary>
    private protected abstract IReadOnlyList<string> Structure { get; }

    private protected abstract string Folder { get; }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync(bool createTables);

    private static string Version1 => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schema", "version-1.sql"));

    private async Task<TestDatabase> CreateVersion1Async()
    {
        var database = await CreateDatabaseAsync(createTables: false);
        await database.ExecuteAsync(SchemaStep.AllOf(Folder)[0].Sql);
        await database.ExecuteAsync(Version1);
        return database;
    }
}
