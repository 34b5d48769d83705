using Jiminny.Import.Erasure;
using Jiminny.Import.Exclusions;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Erasure;

/// <summary>Whoever is erased also leaves the lists beside the items; each database runs the same tests.</summary>
public abstract class ForgottenListsSuite
{
    [Fact]
    public async Task An_erased_address_leaves_the_exclusion_lists_and_the_news_of_the_crm()
    {
        await using var database = await CreateDatabaseAsync();
        await using var services = database.CreateServices();
        var lists = services.GetRequiredService<IExclusionLists>();
        await lists.AddAsync("acme", [Exclusion.OfAddress("ann@customer.example"), Exclusion.OfAddress("Ann@customer.example", "box-1"), Exclusion.OfDomain("other.example")], default);
        await lists.AddAsync("globex", [Exclusion.OfAddress("ann@customer.example")], default);
        var news = services.GetRequiredService<ICrmNewsStore>();
        await news.AddAsync("acme", new CrmNews(0) { Addresses = ["ann@customer.example"] }, default);

        await services.GetRequiredService<IErasureStore>().EraseAsync("acme", new ErasureSelection { Addresses = ["ann@customer.example"] }, default);

        Assert.Equal([Exclusion.OfDomain("other.example")], (await lists.ReadAsync("acme", default)).Entries);
        Assert.Single((await lists.ReadAsync("globex", default)).Entries);
        var left = await news.ReadAsync("acme", 0, default);
        Assert.Equal((1L, 0), (left.Latest, left.News.Count));
    }

    [Fact]
    public async Task An_erased_organisation_leaves_no_row_but_its_feed_key_and_mark()
    {
        await using var database = await CreateDatabaseAsync();
        await using var services = database.CreateServices();
        await services.GetRequiredService<IExclusionLists>().AddAsync("acme", [Exclusion.OfAddress("ann@customer.example")], default);
        await services.GetRequiredService<ICrmNewsStore>().AddAsync("acme", new CrmNews(0) { Addresses = ["ann@customer.example"] }, default);
        var store = services.GetRequiredService<IImportStore>();
        await store.CommitAsync(await Faults.Pages.LeaseAsync(store), Faults.Pages.Commit(0, "m0"), default);

        await services.GetRequiredService<IErasureStore>().EraseAsync("acme", new ErasureSelection { IsWholeOrganisation = true }, default);

        string[] left = ["jiminny_changes", "jiminny_feeds", "jiminny_keys", "jiminny_erasures", "jiminny_schema"];
        foreach (var table in (await database.QueryAsync(Tables)).Except(left))
        {
            Assert.Equal((table, "0"), (table, (await database.QueryAsync($"SELECT COUNT(*) FROM {table}"))[0]));
        }

        Assert.Equal(["3"], await database.QueryAsync("SELECT kind FROM jiminny_changes"));
        Assert.Equal(["1"], await database.QueryAsync("SELECT COUNT(*) FROM jiminny_erasures"));
    }

    private protected abstract string Tables { get; }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();
}

public sealed class SqliteForgottenListsTests : ForgottenListsSuite
{
    private protected override string Tables => "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'jiminny_%'";

    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresForgottenListsTests : ForgottenListsSuite
{
    private protected override string Tables => "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'jiminny_%'";

    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.PostgresAsync();
}
