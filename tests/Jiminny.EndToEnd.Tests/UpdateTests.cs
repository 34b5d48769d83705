using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Emulator;
using Jiminny.Import;
using Jiminny.Import.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EndToEnd.Tests;

/// <summary>After the back-fill, over the real connectors: new mail appears with an update.</summary>
public sealed class UpdateTests
{
    [Theory]
    [InlineData(Vendor.Microsoft)]
    [InlineData(Vendor.Google)]
    public async Task New_mail_appears_with_an_update_that_reads_little(Vendor vendor)
    {
        var mailbox = new EmulatedMailbox(vendor, "bob@acme.example");
        mailbox.AddRange(Enumerable.Range(0, 40).Select(i => Message(i % 4 == 0 ? "ann@customer.example" : "stranger@elsewhere.example", i)));
        await using var sdk = await SdkOverEmulator.StartAsync(
            new Dictionary<string, EmulatedMailbox[]> { ["acme"] = [mailbox] },
            _ => [new Contact("C1") { Addresses = ["ann@customer.example"] }],
            ["acme.example"],
            configure: services => services.Configure<ImportOptions>(import => (import.ImportMeetings, import.RescanMailAfter) = (false, TimeSpan.FromDays(7))));
        await sdk.ImportAsync("acme");
        Assert.Equal(10, (await sdk.ItemsAsync("acme")).Count);

        sdk.Clock.Advance(TimeSpan.FromHours(1));
        mailbox.Add(Message("ann@customer.example", hours: 0, at: sdk.Clock.GetUtcNow()));
        mailbox.Add(Message("stranger@elsewhere.example", hours: 0, at: sdk.Clock.GetUtcNow()));
        sdk.Clock.Advance(TimeSpan.FromHours(1));
        var result = Assert.Single(await sdk.ImportAsync("acme"));

        Assert.Equal(ImportStatus.Completed, result.Status);
        Assert.Equal(11, (await sdk.ItemsAsync("acme")).Count);
        var runs = await sdk.Store.ReadRunsAsync("acme", since: null, default).ToListAsync();
        Assert.Equal([RunKind.Whole, RunKind.Update], runs.Select(run => run.Kind));
        Assert.True(runs[1].Receipt.Listed < 10, $"The update listed {runs[1].Receipt.Listed} messages.");
        Assert.True(runs[1].Receipt.IsBalanced);
    }

    private static MessageDraft Message(string sender, int hours, DateTimeOffset? at = null) => new()
    {
        ReceivedAt = at ?? SdkOverEmulator.Now.AddDays(-2).AddHours(-hours),
        From = new EmulatedAddress(sender),
        To = [new EmulatedAddress("bob@acme.example")],
        Subject = sender,
    };
}
