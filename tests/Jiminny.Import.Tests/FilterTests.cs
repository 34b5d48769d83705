using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Storage;
using Jiminny.Matching;

namespace Jiminny.Import.Tests;

/// <summary>What is kept, and for each item that is not, the one reason why.</summary>
public sealed class FilterTests
{
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    public static TheoryData<string, string[], ItemFlags, DiscardReason?> Mail => new()
    {
        { "a contact writes", ["ann@customer.example", "bob@acme.example"], ItemFlags.None, null },
        { "a contact in upper case", ["ANN@CUSTOMER.EXAMPLE", "bob@acme.example"], ItemFlags.None, null },
        { "a lead with a freemail address", ["bob@acme.example", "lee@gmail.com"], ItemFlags.Outgoing, null },
        { "a colleague of the contact", ["bob@acme.example", "d..steffes@customer.example"], ItemFlags.None, null },
        { "somebody else with a freemail address", ["bob@acme.example", "somebody@gmail.com"], ItemFlags.None, DiscardReason.Unmatched },
        { "a stranger", ["stranger@elsewhere.example", "bob@acme.example"], ItemFlags.None, DiscardReason.Unmatched },
        { "a domain that only looks alike", ["ann@notcustomer.example", "bob@acme.example"], ItemFlags.None, DiscardReason.Unmatched },
        { "a display name in the address", ["ann@customer.example <x@elsewhere.example>", "bob@acme.example"], ItemFlags.None, DiscardReason.Unmatched },
        { "colleagues among themselves", ["bob@acme.example", "eve@ACME.example"], ItemFlags.None, DiscardReason.InternalOnly },
        { "nobody at all", [], ItemFlags.None, DiscardReason.NoParticipants },
        { "an internal domain without its ending", ["bob@acme", "eve@acme.example"], ItemFlags.None, DiscardReason.Unmatched },
        { "a draft to a contact", ["bob@acme.example", "ann@customer.example"], ItemFlags.Draft, DiscardReason.Draft },
        { "private although a contact", ["bob@acme.example", "ann@customer.example"], ItemFlags.Private, DiscardReason.Private },
        { "cancelled", ["bob@acme.example", "ann@customer.example"], ItemFlags.Cancelled, DiscardReason.Cancelled },
        { "declined", ["bob@acme.example", "ann@customer.example"], ItemFlags.Declined, DiscardReason.Declined },
        { "private comes before cancelled", ["bob@acme.example"], ItemFlags.Private | ItemFlags.Cancelled, DiscardReason.Private },
    };

    [Theory]
    [MemberData(nameof(Mail))]
    public async Task Each_item_is_kept_or_has_one_reason(string name, string[] addresses, ItemFlags flags, DiscardReason? reason)
    {
        Assert.NotEmpty(name);
        var source = new ScriptedSource(StreamKind.Mail, Now, [[new ScriptedItem("m1", addresses) { Flags = flags }]]);
        await using var fixture = new ImportFixture([source]);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.True(receipt.IsBalanced);
        Assert.Equal(reason is null ? 1 : 0, receipt.Kept);
        Assert.Equal(reason is null ? [] : [new(reason.Value, 1)], receipt.Discarded.NonZero());
        Assert.Equal(reason is null ? ["m1"] : [], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task The_window_ends_before_now_and_begins_a_year_earlier()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now,
        [[
            At("first instant", Now.AddMonths(-12)),
            At("just too old", Now.AddMonths(-12).AddTicks(-1)),
            At("last instant", Now.AddTicks(-1)),
            At("now", Now),
        ]]);
        await using var fixture = new ImportFixture([source]);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal(["first instant", "last instant"], await fixture.KeptIdsAsync());
        Assert.Equal(2, receipt.Discarded[DiscardReason.OutsideWindow]);

        static ScriptedItem At(string id, DateTimeOffset time) => new(id, "ann@customer.example") { Time = time };
    }

    [Fact]
    public async Task A_whole_day_is_in_the_window_when_it_is_today_or_later()
    {
        var today = new DateTimeOffset(Now.Date, TimeSpan.Zero);
        var source = new ScriptedSource(StreamKind.Calendar, Now,
        [[
            At("yesterday", today.AddDays(-1), ItemFlags.AllDay),
            At("today", today, ItemFlags.AllDay),
            At("begun this morning", today, ItemFlags.None),
            At("last day", today.AddMonths(12), ItemFlags.AllDay),
            At("the day after", today.AddMonths(12).AddDays(1), ItemFlags.AllDay),
        ]]);
        await using var fixture = new ImportFixture([source]);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal(["today", "last day"], await fixture.KeptIdsAsync());
        Assert.Equal(3, receipt.Discarded[DiscardReason.OutsideWindow]);

        static ScriptedItem At(string id, DateTimeOffset time, ItemFlags flags) => new(id, "ann@customer.example") { Time = time, Flags = flags };
    }

    [Fact]
    public async Task A_room_is_nobody_even_when_it_has_a_customers_domain()
    {
        var source = new ScriptedSource(StreamKind.Calendar, Now,
        [[
            new ScriptedItem("room only", "room@customer.example") { Roles = [ParticipantRole.Resource] },
            new ScriptedItem("with colleagues", "bob@acme.example", "room@elsewhere.example") { Roles = [ParticipantRole.Organizer, ParticipantRole.Resource] },
        ]]);
        await using var fixture = new ImportFixture([source]);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal((1, 1, 0), (receipt.Discarded[DiscardReason.NoParticipants], receipt.Discarded[DiscardReason.InternalOnly], receipt.Kept));
    }

    [Fact]
    public async Task Withheld_participants_leave_no_match_undecided_but_a_match_is_a_match()
    {
        var source = new ScriptedSource(StreamKind.Calendar, Now,
        [[
            new ScriptedItem("unknown", "bob@acme.example") { Flags = ItemFlags.PartialParticipants },
            new ScriptedItem("matched", "ann@customer.example") { Flags = ItemFlags.PartialParticipants },
        ]]);
        await using var fixture = new ImportFixture([source]);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal((2, 1, 1), (receipt.Listed, receipt.Kept, receipt.Undecided));
        Assert.Equal(["matched"], await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task Everybody_counts_whatever_the_role_and_however_many()
    {
        var crowd = Enumerable.Range(0, 300).Select(i => $"person{i}@acme.example").ToArray();
        var roles = Enum.GetValues<ParticipantRole>().Where(role => role != ParticipantRole.Resource).ToArray();
        var items = roles
            .Select(role => new ScriptedItem(role.ToString(), [.. crowd, "ann@customer.example"])
            {
                Roles = [.. Enumerable.Repeat(ParticipantRole.To, 300), role],
            })
            .ToArray();
        await using var fixture = new ImportFixture([new ScriptedSource(StreamKind.Mail, Now, [items])]);

        var receipt = (await fixture.ImportAsync()).Receipt;

        Assert.Equal(roles.Length, receipt.Kept);
        var stored = await fixture.Store.ReadItemsAsync(ImportFixture.Organisation, ItemQuery.All, default).ToListAsync();
        Assert.All(stored, item => Assert.Equal(301, item.Item.Participants.Count));
    }

    [Fact]
    public async Task The_evidence_names_every_candidate_and_the_participant_it_came_from()
    {
        var source = new ScriptedSource(StreamKind.Mail, Now,
            [[new ScriptedItem("internal", "bob@acme.example"), new ScriptedItem("m1", "bob@acme.example", "lee@gmail.com", "zoe@customer.example", "ann@customer.example")]]);
        await using var fixture = new ImportFixture([source]);

        await fixture.ImportAsync();

        var matches = Assert.Single(await fixture.Store.ReadItemsAsync(ImportFixture.Organisation, ItemQuery.All, default).ToListAsync()).Matches;
        var evidence = matches.Select(match => (match.Type, match.Id, match.AccountId, match.Tier, match.Participant)).ToHashSet();
        Assert.Contains((CrmRecordType.Contact, "C1", "A1", MatchTier.Exact, 3), evidence);
        Assert.Contains((CrmRecordType.Lead, "L1", null, MatchTier.Exact, 1), evidence);
        Assert.Contains((CrmRecordType.Account, "A1", "A1", MatchTier.Domain, 2), evidence);
    }
}
