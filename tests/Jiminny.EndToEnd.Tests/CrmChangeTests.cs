using Jiminny.Crm;
using Jiminny.Crm.Csv;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jiminny.EndToEnd.Tests;

/// <summary>A CRM adapter, the matcher, a connector and the import together: what changes in the CRM changes what is kept.</summary>
public sealed class CrmChangeTests
{
    [Theory]
    [InlineData(Vendor.Microsoft)]
    [InlineData(Vendor.Google)]
    public async Task A_contact_added_changed_merged_or_deleted_changes_the_kept_mail_with_the_next_pass(Vendor vendor)
    {
        using var folder = new TemporaryFolder();
        var people = folder.File("people.csv");
        Write("C1,Contact,,Ann,ann@customer.example");
        var mailbox = new EmulatedMailbox(vendor, "bob@acme.example");
        foreach (var sender in new[] { "ann@customer.example", "nia@newcomer.example", "stranger@elsewhere.example" })
        {
            mailbox.Add(new MessageDraft
            {
                ReceivedAt = SdkOverEmulator.Now.AddDays(-7),
                From = new EmulatedAddress(sender),
                To = [new EmulatedAddress("bob@acme.example")],
                Subject = sender,
            });
        }

        await using var sdk = await SdkOverEmulator.StartAsync(
            new Dictionary<string, EmulatedMailbox[]> { ["acme"] = [mailbox] },
            _ => [],
            ["acme.example"],
            configure: services => services.RemoveAll<ICrmAdapterFactory>()
                .AddJiminnyCsvCrm(crm => crm.Organisations["acme"] = new CsvCrmFiles { People = [people] }));

        Assert.Equal(["ann@customer.example C1"], await PassAsync());

        Write("C1,Contact,,Ann,ann@customer.example", "C2,Contact,,Nia,nia@newcomer.example");
        Assert.Equal(["ann@customer.example C1", "nia@newcomer.example C2"], await PassAsync());

        Write("C1,Contact,,Ann,ann.new@customer.example", "C2,Contact,,Nia,nia@newcomer.example");
        Assert.Equal(["nia@newcomer.example C2"], await PassAsync());

        Write("C3,Contact,,Nia,nia@newcomer.example");
        Assert.Equal(["nia@newcomer.example C3"], await PassAsync());

        Write();
        Assert.Empty(await PassAsync());

        void Write(params string[] rows) => File.WriteAllLines(people, ["Id,Type,AccountId,Name,Email", .. rows]);

        async Task<string[]> PassAsync()
        {
            await sdk.ImportAsync("acme");
            return [.. (await sdk.ItemsAsync("acme")).Select(item => $"{item.Item.Subject} {Assert.Single(item.Matches).Id}").Order()];
        }
    }
}
