using Jiminny.Connectors;
using Jiminny.Consent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.AspNetCore.Tests.Connect;

public sealed class DataProtectionTokenTests : IDisposable
{
    private static readonly TokenContext Context = new(new MailboxKey("org-1", "member-1"), Provider.Google, "account-1", ["email"]);

    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("jiminny-keys-");

    public void Dispose() => keys.Delete(recursive: true);

    [Fact]
    public void What_one_host_protects_the_next_one_reads_in_its_own_context_only()
    {
        using var first = Services();
        var stored = first.GetRequiredService<ITokenProtector>().Protect("refresh-token"u8, Context);

        using var second = Services();
        var protector = second.GetRequiredService<ITokenProtector>();
        Assert.Equal("refresh-token"u8.ToArray(), protector.Unprotect(stored, Context));
        Assert.Null(protector.Unprotect(stored, Context with { Mailbox = new MailboxKey("org-2", "member-1") }));
        Assert.Null(protector.Unprotect(stored, Context with { Scopes = ["email", "openid"] }));
        stored[^1] ^= 1;
        Assert.Null(protector.Unprotect(stored, Context));
        Assert.True(protector.IsDurable);
    }

    [Fact]
    public void Keys_that_the_host_keeps_nowhere_in_particular_are_not_durable()
    {
        using var services = new ServiceCollection().AddJiminnyDataProtectedTokens().BuildServiceProvider();
        Assert.False(services.GetRequiredService<ITokenProtector>().IsDurable);
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection().AddJiminnyDataProtectedTokens();
        services.AddDataProtection().PersistKeysToFileSystem(keys).SetApplicationName("tests");
        return services.BuildServiceProvider();
    }
}
