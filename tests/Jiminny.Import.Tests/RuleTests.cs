using Jiminny.Connectors;
using Jiminny.Import.Filtering;

namespace Jiminny.Import.Tests;

/// <summary>The order of the rules about machines, and rules of the host's own.</summary>
public sealed class RuleTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    public static TheoryData<string, string[], ItemFlags, DiscardReason?> Machines => new()
    {
        { "a contact's own automatic answer", ["ann@customer.example", "bob@acme.example"], ItemFlags.Automated, null },
        { "a newsletter of a customer's domain", ["news@customer.example", "bob@acme.example"], ItemFlags.Automated, DiscardReason.Automated },
        { "a newsletter of a stranger", ["news@elsewhere.example", "bob@acme.example"], ItemFlags.Automated, DiscardReason.Automated },
        { "a machine among colleagues", ["bob@acme.example", "eve@acme.example"], ItemFlags.Automated, DiscardReason.InternalOnly },
        { "a customer's domain, nobody knows whether a machine", ["zoe@customer.example", "bob@acme.example"], ItemFlags.AutomationUnknown, null },
        { "a stranger, nobody knows whether a machine", ["x@elsewhere.example", "bob@acme.example"], ItemFlags.AutomationUnknown, DiscardReason.Unmatched },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task An_address_of_the_crm_beats_a_heuristic_and_a_heuristic_beats_a_domain(string name, string[] addresses, ItemFlags flags, DiscardReason? reason)
    {
        Assert.NotEmpty(name);
        await using var fixture = new ImportFixture([new ScriptedSource(StreamKind.Mail, Now, [[new ScriptedItem("m1", addresses) { Flags = flags }]])]);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal(reason is null ? [] : [new(reason.Value, 1)], receipt.Discarded.NonZero());
        Assert.Equal(reason is null ? 1 : 0, receipt.Kept);
        Assert.Equal(flags == ItemFlags.AutomationUnknown && reason is null ? 1 : 0, receipt.AutomationUnknown);
    }

    [Fact]
    public async Task A_host_rejects_by_what_the_rules_see_and_before_the_crm_is_asked()
    {
        var seen = new List<(StreamKind, int, ParticipantRole, int)>();
        var source = new ScriptedSource(StreamKind.Mail, Now,
            [[new("many", "ann@customer.example", "a@x.example", "b@x.example"), new("few", "ann@customer.example"), new("draft", "ann@customer.example") { Flags = ItemFlags.Draft }]]);
        await using var fixture = new ImportFixture([source], more: services => services.AddJiminnyImportRule((in ItemView item) =>
        {
            seen.Add((item.Stream, item.ParticipantCount, item.RoleOf(0), item.AddressOf(0).Length));
            return item.ParticipantCount > 2;
        }));

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal([(StreamKind.Mail, 3, ParticipantRole.From, 20), (StreamKind.Mail, 1, ParticipantRole.From, 20)], seen);
        Assert.Equal((1, 1, 1), (receipt.Kept, receipt.Discarded[DiscardReason.HostRule], receipt.Discarded[DiscardReason.Draft]));
        Assert.Equal(["few"], await fixture.KeptIdsAsync());
    }
}
