using System.Globalization;

namespace Jiminny.Emulator.Tests.Demo;

public sealed class DemoCompanyTests
{
    private static readonly DemoCompany Company = DemoCompany.Create();
    private static readonly EmulatedWorld World = new(Company.Mailboxes);

    [Fact]
    public void It_has_the_promised_size_and_mix()
    {
        var messages = Company.Mailboxes.SelectMany(m => World.Truth(m.Key).Messages).ToList();
        var now = Company.ReferenceNow;
        var meetings = Company.Mailboxes.SelectMany(m => World.Truth(m.Key).Occurrences(now.AddMonths(-2), now.AddMonths(14))).ToList();
        Assert.InRange(messages.Count, 5_800, 6_300);
        Assert.InRange(meetings.Count, 360, 450);
        Assert.Equal(4, Company.Mailboxes.Count(m => m.Vendor == Vendor.Microsoft));
        Assert.InRange(messages.Min(m => m.ReceivedAt), now.AddMonths(-18), now.AddMonths(-17));
        Assert.True(messages.Max(m => m.ReceivedAt) < now);
        var matching = messages.Count(m => m.Purpose is Purpose.CustomerContact or Purpose.CustomerDomainOnly or Purpose.FreemailContact);
        Assert.InRange(matching / (double)messages.Count, 0.12, 0.20);
        Assert.True(meetings.Select(m => m.Purpose).Distinct().Count() >= 11);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages.Count} messages, {meetings.Count} meetings, {matching} matching"));
    }

    [Fact]
    public void Every_item_can_be_found_by_canaries_of_its_own()
    {
        var seen = new Dictionary<string, string?>();
        foreach (var mailbox in Company.Mailboxes)
            foreach (var message in World.Truth(mailbox.Key).Messages)
            {
                Assert.True(seen.TryAdd(message.Canaries.Id, message.InternetMessageId));
                Assert.Contains(message.Canaries.Id, message.Id, StringComparison.Ordinal);
                Assert.NotNull(message.Canaries.Body);
                Assert.True(message.Canaries.Address is not null || message.Canaries.Name is not null || message.Participants.All(p => string.IsNullOrEmpty(p.Address)) || message.Purpose == Purpose.CustomerContact);
            }
    }

    // What a label says must be so by construction; this looks at domains alone, to catch a slip of the generator.
    [Fact]
    public void Labels_hold()
    {
        var internals = Company.InternalDomains.ToHashSet();
        var crm = Company.People.Where(p => p.Email is not null).Select(p => p.Email!.ToLowerInvariant()).ToHashSet();
        var domains = Company.Accounts.Where(a => a.Domain is not null && a.Domain != "gmail.com" && !internals.Contains(a.Domain)).Select(a => a.Domain!).ToHashSet();
        foreach (var mailbox in Company.Mailboxes)
            foreach (var message in World.Truth(mailbox.Key).Messages)
            {
                var addresses = message.Participants.Where(p => p.Address?.Length > 0).Select(p => p.Address!.ToLowerInvariant()).ToList();
                var contact = addresses.Exists(crm.Contains);
                var domain = addresses.Exists(a => domains.Contains(a[(a.LastIndexOf('@') + 1)..]));
                var outside = addresses.Exists(a => !internals.Contains(a[(a.LastIndexOf('@') + 1)..]));
                Assert.Equal(message.Purpose is Purpose.CustomerContact or Purpose.FreemailContact, contact);
                if (message.Purpose == Purpose.CustomerDomainOnly)
                    Assert.True(domain);
                if (message.Purpose is Purpose.Stranger or Purpose.FreemailStranger or Purpose.Newsletter)
                    Assert.True(outside && !domain);
                if (message.Purpose == Purpose.InternalOnly)
                    Assert.True(addresses.Count > 0 && !outside);
                if (message.Purpose == Purpose.Nobody)
                    Assert.Empty(addresses);
            }
    }
}
