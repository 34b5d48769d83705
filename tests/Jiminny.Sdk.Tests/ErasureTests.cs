using Jiminny.Connectors;
using Jiminny.Import.Erasure;

namespace Jiminny.Sdk.Tests;

/// <summary>What an erasure reaches beyond the import.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task A_member_is_disconnected_everywhere_and_others_are_not()
    {
        await using var host = await SmallHost.StartAsync();
        await host.ConnectAsync(SmallHost.Founder, Provider.Google);
        await host.ConnectAsync(SmallHost.Founder, Provider.Microsoft);
        await host.ConnectAsync("other", Provider.Microsoft);

        var receipt = await host.Erasure.EraseAsync(SmallHost.Organisation, new ErasureSubject.Member(SmallHost.Founder));

        // Marks of the mailbox and of the address that the host tells.
        Assert.Equal((2, 2), (receipt.Disconnected, receipt.Counts.Marks));
        Assert.Equal("other", Assert.Single(await host.Connections.ListAsync(SmallHost.Organisation, default).ToListAsync()).Mailbox.MailboxId);
    }

    [Fact]
    public async Task An_organisation_is_disconnected_whole()
    {
        await using var host = await SmallHost.StartAsync();
        await host.ConnectAsync(SmallHost.Founder, Provider.Google);
        await host.ConnectAsync("other", Provider.Microsoft);

        var receipt = await host.Erasure.EraseAsync(SmallHost.Organisation, new ErasureSubject.Organisation());

        Assert.Equal(2, receipt.Disconnected);
        Assert.Empty(await host.Connections.ListAsync(SmallHost.Organisation, default).ToListAsync());
    }

    [Fact]
    public async Task An_address_disconnects_nobody()
    {
        await using var host = await SmallHost.StartAsync();
        await host.ConnectAsync(SmallHost.Founder, Provider.Google);

        var receipt = await host.Erasure.EraseAsync(SmallHost.Organisation, new ErasureSubject.Address("ann@customer.example"));

        Assert.Equal((0, 1), (receipt.Disconnected, receipt.Counts.Marks));
        Assert.Single(await host.Connections.ListAsync(SmallHost.Organisation, default).ToListAsync());
    }
}
