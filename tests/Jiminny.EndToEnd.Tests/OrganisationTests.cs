using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Emulator;
using Jiminny.Import;

namespace Jiminny.EndToEnd.Tests;

/// <summary>Many organisations in one container.</summary>
public sealed class OrganisationTests
{
    [Fact]
    public async Task Organisations_that_share_a_contact_a_message_and_a_domain_see_nothing_of_each_other()
    {
        var organisations = new Dictionary<string, EmulatedMailbox[]>
        {
            ["acme"] = [Mailbox(Vendor.Microsoft, "ann@acme.example"), Mailbox(Vendor.Google, "abe@acme.example")],
            ["globex"] = [Mailbox(Vendor.Google, "gil@globex.example")],
            ["initech"] = [Mailbox(Vendor.Microsoft, "ida@initech.example")],
        };
        await using var sdk = await SdkOverEmulator.StartAsync(
            organisations,
            organisation => organisation switch
            {
                "acme" => [new Contact("C-acme") { AccountId = "A-acme", Addresses = ["zoe@shared.example"] }, new Account("A-acme") { Domains = ["shared.example"] }],
                "globex" => [new Lead("L-globex") { Addresses = ["zoe@shared.example"] }, new Account("A-globex") { Domains = ["shared.example"] }],
                _ => [],
            },
            ["acme.example", "globex.example", "initech.example"]);

        foreach (var organisation in organisations.Keys)
        {
            var results = await sdk.ImportAsync(organisation);
            Assert.All(results, result => Assert.Equal(ImportStatus.Completed, result.Status));
        }

        var acme = await sdk.ItemsAsync("acme");
        var globex = await sdk.ItemsAsync("globex");
        Assert.Equal(2, acme.Count);
        Assert.All(acme, item => Assert.Equal(("acme", "C-acme"), (item.Mailbox.OrganisationId, Assert.Single(item.Matches).Id)));
        Assert.Equal(("globex", "L-globex"), (Assert.Single(globex).Mailbox.OrganisationId, Assert.Single(globex[0].Matches).Id));
        Assert.Empty(await sdk.ItemsAsync("initech"));
        Assert.Single(acme.Concat(globex).Select(item => ((EmailMetadata)item.Item).InternetMessageId).Distinct());
    }

    private static EmulatedMailbox Mailbox(Vendor vendor, string address)
    {
        var mailbox = new EmulatedMailbox(vendor, address);
        mailbox.Add(new MessageDraft
        {
            ReceivedAt = SdkOverEmulator.Now.AddDays(-3),
            From = new EmulatedAddress("zoe@shared.example", "Zoe"),
            To = [new EmulatedAddress(address)],
            Subject = "The same for everybody",
            InternetMessageId = "<one@shared.example>",
        });
        return mailbox;
    }
}
