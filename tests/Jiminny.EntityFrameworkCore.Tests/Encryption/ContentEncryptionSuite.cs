using System.Security.Cryptography;
using Jiminny.EntityFrameworkCore.Tests.Faults;
using Jiminny.Import.Encryption;
using Jiminny.Import.Erasure;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Encryption;

/// <summary>Subjects, names, links and cursors at rest; each database runs the same tests.</summary>
public abstract class ContentEncryptionSuite
{
    private readonly string _tokenKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task What_is_stored_cannot_be_read_without_the_key_and_is_read_back_whole()
    {
        await using var database = await CreateDatabaseAsync();
        await using var services = Encrypted(database);
        var store = services.GetRequiredService<IImportStore>();
        await store.CommitAsync(await Pages.LeaseAsync(store), Pages.Commit(0, "m0", "the subject"), default);

        var stored = string.Join('\n', [
            .. await database.QueryAsync("SELECT subject, join_url FROM jiminny_items"),
            .. await database.QueryAsync("SELECT name FROM jiminny_participants"),
            .. await database.QueryAsync("SELECT cursor FROM jiminny_streams")]);
        Assert.DoesNotContain("the subject", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("after 0", stored, StringComparison.Ordinal);
        await Pages.AssertStoredAsync(store, "m0");
        var item = await store.ReadItemsAsync("acme", ItemQuery.All, default).SingleAsync();
        Assert.Equal(("the subject", "Ann"), (item.Item.Subject, item.Item.Participants[0].Name));
        Assert.Equal("after 0", (await store.FindStreamAsync(new StreamKey(item.Mailbox, default), default))!.Cursor.State);
    }

    [Fact]
    public async Task What_comes_again_unchanged_is_not_written_again()
    {
        await using var database = await CreateDatabaseAsync();
        await using var services = Encrypted(database);
        var store = services.GetRequiredService<IImportStore>();
        var lease = await Pages.LeaseAsync(store);
        await store.CommitAsync(lease, Pages.Commit(0, "m0"), default);
        var before = await database.QueryAsync("SELECT subject FROM jiminny_items");

        await store.CommitAsync(lease, Pages.Commit(1, "m0"), default);

        Assert.Equal(before, await database.QueryAsync("SELECT subject FROM jiminny_items"));
        Assert.Single(await store.ReadChangesAsync("acme", 0, default).ToListAsync());
    }

    [Fact]
    public async Task A_sealed_text_opens_only_where_it_was_sealed_for()
    {
        await using var database = await CreateDatabaseAsync();
        await using var services = Encrypted(database);
        var store = services.GetRequiredService<IImportStore>();
        var lease = await Pages.LeaseAsync(store);
        await store.CommitAsync(lease, Pages.Commit(0, "m0"), default);
        await store.CommitAsync(lease, Pages.Commit(1, "m1"), default);

        await database.ExecuteAsync("UPDATE jiminny_items SET subject = (SELECT subject FROM jiminny_items WHERE provider_id = 'm0') WHERE provider_id = 'm1'");

        var subjects = (await store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync()).Select(item => item.Item.Subject);
        Assert.Equal(["Subject of m0", null], subjects);
    }

    [Fact]
    public async Task Destroying_the_key_is_erasure()
    {
        await using var database = await CreateDatabaseAsync();
        await using var services = Encrypted(database);
        var store = services.GetRequiredService<IImportStore>();
        await store.CommitAsync(await Pages.LeaseAsync(store), Pages.Commit(0, "m0"), default);

        Assert.True(await services.GetRequiredService<IOrganisationKeys>().DestroyAsync("acme", default));

        var item = await store.ReadItemsAsync("acme", ItemQuery.All, default).SingleAsync();
        Assert.Equal((null, null), (item.Item.Subject, item.Item.Participants[0].Name));
        Assert.Null((await store.FindStreamAsync(new StreamKey(item.Mailbox, default), default))!.Cursor.State);
        await services.GetRequiredService<IErasureStore>().EraseAsync("acme", new ErasureSelection { IsWholeOrganisation = true }, default);
        Assert.Empty(await store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    [Fact]
    public async Task Plain_and_sealed_stand_beside_each_other_when_it_is_switched()
    {
        await using var database = await CreateDatabaseAsync();
        await using (var plain = database.CreateServices())
        {
            var store = plain.GetRequiredService<IImportStore>();
            await store.CommitAsync(await Pages.LeaseAsync(store), Pages.Commit(0, "m0"), default);
        }

        await using (var services = Encrypted(database))
        {
            var store = services.GetRequiredService<IImportStore>();
            await store.CommitAsync(await Pages.LeaseAsync(store), Pages.Commit(1, "m1"), default);
            await Pages.AssertStoredAsync(store, "m0", "m1");
        }

        await using var later = database.CreateServices(WithTokenKeys);
        var subjects = (await later.GetRequiredService<IImportStore>().ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync()).Select(item => item.Item.Subject);
        Assert.Equal(["Subject of m0", "Subject of m1"], subjects);
    }

    [Fact]
    public async Task Without_a_durable_key_nothing_is_written()
    {
        await using var database = await CreateDatabaseAsync();
        await using var services = database.CreateServices(more => more.AddJiminnyContentEncryption());
        var store = services.GetRequiredService<IImportStore>();
        var lease = await Pages.LeaseAsync(store);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(lease, Pages.Commit(0, "m0"), default).AsTask());

        Assert.Contains("AddJiminnyTokenKeys", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync());
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    private ServiceProvider Encrypted(TestDatabase database) => database.CreateServices(more =>
    {
        WithTokenKeys(more);
        more.AddJiminnyContentEncryption();
    });

    private void WithTokenKeys(IServiceCollection services) => services.AddJiminnyTokenKeys(keys =>
    {
        keys.Keys["k1"] = _tokenKey;
        keys.CurrentKeyId = "k1";
    });
}

public sealed class SqliteContentEncryptionTests : ContentEncryptionSuite
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresContentEncryptionTests : ContentEncryptionSuite
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.PostgresAsync();
}
