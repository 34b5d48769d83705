using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Jiminny.Connectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent.Tests.Tokens;

public sealed class TokenProtectorTests
{
    private static readonly TokenContext Context = new(new MailboxKey("org-1", "member-1"), Provider.Google, "account-1", ["email", "openid"]);

    [Fact]
    public void What_is_protected_comes_back_in_its_own_context() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), cache =>
    {
        var protector = Create(("a", 1));
        return protector.Unprotect(protector.Protect(cache, Context), Context)!.AsSpan().SequenceEqual(cache);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_altered_byte_is_noticed()
    {
        var protector = Create(("a", 1));
        var stored = protector.Protect("refresh-token"u8, Context);
        for (var index = 0; index < stored.Length; index++)
        {
            var altered = stored.ToArray();
            altered[index] ^= 1;
            Assert.Null(protector.Unprotect(altered, Context));
        }

        for (var length = 0; length < stored.Length; length++)
        {
            Assert.Null(protector.Unprotect(stored.AsSpan(0, length), Context));
        }
    }

    public static TheoryData<string, TokenContext> OtherContexts { get; } = new()
    {
        { "organisation", Context with { Mailbox = new MailboxKey("org-2", "member-1") } },
        { "mailbox", Context with { Mailbox = new MailboxKey("org-1", "member-2") } },
        { "border between organisation and mailbox", Context with { Mailbox = new MailboxKey("org-1m", "ember-1") } },
        { "provider", Context with { Provider = Provider.Microsoft } },
        { "account", Context with { AccountId = "account-2" } },
        { "more scopes", Context with { Scopes = ["email", "https://mail.google.com/", "openid"] } },
        { "fewer scopes", Context with { Scopes = ["email"] } },
        { "scopes joined", Context with { Scopes = ["emailopenid"] } },
    };

    [Theory]
    [MemberData(nameof(OtherContexts))]
    public void What_was_moved_to_another_connection_does_not_decrypt(string what, TokenContext other)
    {
        var protector = Create(("a", 1));
        Assert.True(protector.Unprotect(protector.Protect("refresh-token"u8, Context), other) is null, $"Another {what} decrypts.");
    }

    [Fact]
    public void A_new_key_encrypts_and_the_old_one_still_decrypts()
    {
        var stored = Create(("a", 1)).Protect("refresh-token"u8, Context);
        var rotated = Create(("b", 2), ("a", 1));

        Assert.NotNull(rotated.Unprotect(stored, Context));
        Assert.Null(Create(("a", 1)).Unprotect(rotated.Protect("refresh-token"u8, Context), Context));
        Assert.Null(Create(("a", 3)).Unprotect(stored, Context));
    }

    [Fact]
    public void Two_protections_of_one_cache_differ_and_show_nothing_of_it()
    {
        var protector = Create(("a", 1));
        var first = protector.Protect("refresh-token"u8, Context);

        Assert.NotEqual(first, protector.Protect("refresh-token"u8, Context));
        Assert.DoesNotContain("refresh", Encoding.Latin1.GetString(first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_durable_store_with_a_key_of_the_process_does_not_start()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddSingleton<IConnectionStore>(new Support.KeyAndStore())));

        Assert.Contains(nameof(TokenProtectionOptions.Keys), error.Message);
    }

    [Fact]
    public async Task A_durable_store_with_a_key_starts() => await StartAsync(new Support.KeyAndStore().Register);

    [Theory]
    [InlineData("b", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "none of the 1 keys")]
    [InlineData("a", "c2hvcnQ=", "is not 32 bytes")]
    [InlineData("a", "not base64", "is not 32 bytes")]
    public async Task Keys_that_cannot_work_do_not_start(string current, string key, string message)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddJiminnyTokenKeys(options =>
        {
            options.Keys["a"] = key;
            options.CurrentKeyId = current;
        })));

        Assert.Contains(message, error.Message);
        Assert.DoesNotContain(key, error.Message, StringComparison.Ordinal);
    }

    private static AesGcmTokenProtector Create(params (string Id, byte Fill)[] keys)
    {
        var options = new TokenProtectionOptions { CurrentKeyId = keys[0].Id };
        foreach (var (id, fill) in keys)
        {
            options.Keys[id] = Convert.ToBase64String(Enumerable.Repeat(fill, TokenProtectionOptions.KeySize).ToArray());
        }

        return new AesGcmTokenProtector(Options.Create(options), RandomNumberGenerator.Create());
    }

    private static async Task StartAsync(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        configure(builder.Services);
        builder.Services.AddJiminnyConsent();
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
