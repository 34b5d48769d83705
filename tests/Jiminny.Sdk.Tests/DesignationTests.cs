using Jiminny.Connectors;
using Jiminny.Roles;

namespace Jiminny.Sdk.Tests;

/// <summary>Only designated, active and connected members' mailboxes are read.</summary>
public sealed class DesignationTests
{
    [Fact]
    public async Task A_member_is_imported_once_designated_and_connected()
    {
        await using var host = await SmallHost.StartAsync();
        Assert.Empty(await ListAsync(host));

        await host.ConnectAsync(SmallHost.Founder, Provider.Google);
        Assert.Empty(await ListAsync(host));

        await host.DoAsync(new RosterCommand.DesignateForImport(SmallHost.Founder));
        Assert.Equal([new MailboxContext(new MailboxKey("acme", SmallHost.Founder), Provider.Google)], await ListAsync(host));

        await host.DoAsync(new RosterCommand.DesignateForImport(SmallHost.Founder, IsDesignated: false));
        Assert.Empty(await ListAsync(host));
    }

    [Fact]
    public async Task A_designated_member_without_a_connection_is_left_out()
    {
        await using var host = await SmallHost.StartAsync();
        await host.DoAsync(new RosterCommand.DesignateForImport(SmallHost.Founder));

        Assert.Empty(await ListAsync(host));
    }

    [Fact]
    public async Task Mailboxes_of_the_options_come_first_and_none_twice()
    {
        await using var host = await SmallHost.StartAsync(
            jiminny => jiminny.Organisation("acme").Designate("shared", Provider.Microsoft).Designate(SmallHost.Founder, Provider.Google));
        await host.ConnectAsync(SmallHost.Founder, Provider.Google);
        await host.DoAsync(new RosterCommand.DesignateForImport(SmallHost.Founder));

        Assert.Equal(["shared", SmallHost.Founder], (await ListAsync(host)).Select(mailbox => mailbox.Key.MailboxId));
        Assert.Empty(await host.Designation.ListAsync("globex", default));
    }

    [Fact]
    public async Task A_mailbox_id_stands_for_one_provider_though_both_are_connected()
    {
        await using var host = await SmallHost.StartAsync();
        await host.ConnectAsync(SmallHost.Founder, Provider.Google);
        await host.ConnectAsync(SmallHost.Founder, Provider.Microsoft);
        await host.DoAsync(new RosterCommand.DesignateForImport(SmallHost.Founder));

        Assert.Equal([new MailboxContext(new MailboxKey("acme", SmallHost.Founder), Provider.Microsoft)], await ListAsync(host));
    }

    private static async Task<IReadOnlyList<MailboxContext>> ListAsync(SmallHost host) => await host.Designation.ListAsync("acme", default);
}
