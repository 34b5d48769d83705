using Jiminny.Connectors;
using Jiminny.Consent;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Connections;

/// <summary>Every connection store against one set of expectations: SQLite, PostgreSQL, and the in-memory one they replace.</summary>
public sealed class ConnectionStoreTests
{
    private static readonly MailboxKey Mailbox = new("org-1", "member-1");

    public static TheoryData<string> Stores { get; } = ["memory", "sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Stores))]
    public Task What_is_saved_is_found_with_its_tokens_and_scopes(string kind) => WithStoreAsync(kind, async store =>
    {
        var saved = await store.SaveAsync(New(Mailbox), CancellationToken.None);
        var found = await store.FindAsync(Mailbox, Provider.Google, CancellationToken.None);

        Assert.Equal(1, saved!.Version);
        Assert.Equal(saved.ProtectedTokens.ToArray(), found!.ProtectedTokens.ToArray());
        Assert.Equal(saved.Scopes, found.Scopes);
        Assert.Equal(
            (saved.Mailbox, saved.Provider, saved.AccountId, saved.State, saved.ConnectedAt, saved.UpdatedAt, saved.Version),
            (found.Mailbox, found.Provider, found.AccountId, found.State, found.ConnectedAt, found.UpdatedAt, found.Version));
        Assert.Null(await store.FindAsync(Mailbox, Provider.Microsoft, CancellationToken.None));
    });

    [Theory]
    [MemberData(nameof(Stores))]
    public Task Of_two_changes_of_one_version_one_is_saved(string kind) => WithStoreAsync(kind, async store =>
    {
        var saved = (await store.SaveAsync(New(Mailbox), CancellationToken.None))!;
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
            await store.SaveAsync(saved with { Scopes = [$"scope-{number}"] }, CancellationToken.None))));

        Assert.Single(results, result => result is not null);
        Assert.Equal(2, (await store.FindAsync(Mailbox, Provider.Google, CancellationToken.None))!.Version);
    });

    [Theory]
    [MemberData(nameof(Stores))]
    public Task A_new_connection_does_not_overwrite_one_that_is_there(string kind) => WithStoreAsync(kind, async store =>
    {
        await store.SaveAsync(New(Mailbox), CancellationToken.None);

        Assert.Null(await store.SaveAsync(New(Mailbox) with { AccountId = "account-2" }, CancellationToken.None));
        Assert.Equal("account-1", (await store.FindAsync(Mailbox, Provider.Google, CancellationToken.None))!.AccountId);
    });

    [Theory]
    [MemberData(nameof(Stores))]
    public Task What_was_deleted_is_not_brought_back_by_a_late_change(string kind) => WithStoreAsync(kind, async store =>
    {
        var saved = (await store.SaveAsync(New(Mailbox), CancellationToken.None))!;

        Assert.True(await store.DeleteAsync(Mailbox, Provider.Google, CancellationToken.None));
        Assert.False(await store.DeleteAsync(Mailbox, Provider.Google, CancellationToken.None));
        Assert.Null(await store.SaveAsync(saved, CancellationToken.None));
        Assert.Null(await store.FindAsync(Mailbox, Provider.Google, CancellationToken.None));
    });

    [Theory]
    [MemberData(nameof(Stores))]
    public Task An_organisation_lists_its_own_only(string kind) => WithStoreAsync(kind, async store =>
    {
        foreach (var mailbox in new[] { new MailboxKey("org-2", "member-1"), new MailboxKey("org-1", "member-2"), Mailbox })
        {
            await store.SaveAsync(New(mailbox), CancellationToken.None);
        }

        await store.SaveAsync(New(Mailbox) with { Provider = Provider.Microsoft }, CancellationToken.None);
        var listed = new List<(string, Provider)>();
        await foreach (var connection in store.ListAsync("org-1", CancellationToken.None))
        {
            listed.Add((connection.Mailbox.MailboxId, connection.Provider));
        }

        Assert.Equal([("member-1", Provider.Microsoft), ("member-1", Provider.Google), ("member-2", Provider.Google)], listed);
    });

    [Fact]
    public async Task A_second_process_finds_what_the_first_saved()
    {
        await using var database = await TestDatabase.SqliteAsync();
        await using (var first = database.CreateServices())
        {
            await first.GetRequiredService<IConnectionStore>().SaveAsync(New(Mailbox), CancellationToken.None);
        }

        await using var second = database.CreateServices();
        Assert.NotNull(await second.GetRequiredService<IConnectionStore>().FindAsync(Mailbox, Provider.Google, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_durable_store_replaces_the_one_in_memory_in_either_order(bool consentFirst)
    {
        var services = new ServiceCollection();
        _ = consentFirst ? services.AddJiminnyConsent().AddJiminnySqlite("store.db") : services.AddJiminnySqlite("store.db").AddJiminnyConsent();
        using var provider = services.BuildServiceProvider();

        Assert.True(provider.GetRequiredService<IConnectionStore>().IsDurable);
    }

    private static Connection New(MailboxKey mailbox) => new()
    {
        Mailbox = mailbox,
        Provider = Provider.Google,
        AccountId = "account-1",
        Scopes = ["email", "openid"],
        ProtectedTokens = new byte[] { 0, 1, 255, 39 },
        State = ConnectionState.NeedsReconnect,
        ConnectedAt = new DateTimeOffset(2026, 11, 2, 9, 0, 0, 123, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero),
    };

    private static async Task WithStoreAsync(string kind, Func<IConnectionStore, Task> test)
    {
        if (kind == "memory")
        {
            await using var memory = new ServiceCollection().AddJiminnyConsent().BuildServiceProvider();
            await test(memory.GetRequiredService<IConnectionStore>());
            return;
        }

        await using var database = kind == "sqlite" ? await TestDatabase.SqliteAsync() : await TestDatabase.PostgresAsync();
        await using var services = database.CreateServices();
        await test(services.GetRequiredService<IConnectionStore>());
    }
}
