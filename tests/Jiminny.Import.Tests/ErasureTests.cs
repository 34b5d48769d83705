using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Erasure;

namespace Jiminny.Import.Tests;

/// <summary>What was erased does not come back with the next pass, and comes back when that is lifted.</summary>
public sealed class ErasureTests
{
    private static readonly ScriptedItem[] Mailbox =
    [
        new("of ann", "ann@customer.example", "bob@acme.example"),
        new("of bea", "bea@customer.example", "bob@acme.example"),
        new("of both", "bea@customer.example", "ANN@Customer.Example"),
        new("of lee", "lee@gmail.com", "bob@acme.example"),
    ];

    [Fact]
    public async Task A_person_erased_by_address_does_not_return()
    {
        await using var fixture = Create();
        await fixture.ImportAsync();

        var receipt = await fixture.Erasure.EraseAsync(ImportFixture.Organisation, new ErasureSubject.Address("Ann@customer.example"));
        await ReadAgainAsync(fixture);

        Assert.Equal((2L, true), (receipt.Counts.Items, receipt.IsMatcherReleased));
        Assert.Equal(["of bea", "of lee"], (await fixture.KeptIdsAsync()).Order());
        Assert.True(Assert.Single(await fixture.Store.ReadReceiptsAsync(ImportFixture.Organisation, default).ToListAsync()).Discarded[DiscardReason.Excluded] >= 2);

        Assert.True(await fixture.Erasure.LiftAsync(ImportFixture.Organisation, new ErasureSubject.Address("ann@customer.example")));
        await ReadAgainAsync(fixture);
        Assert.Equal(4, (await fixture.KeptIdsAsync()).Length);
    }

    [Fact]
    public async Task A_record_that_was_erased_is_no_reason_to_keep_and_neither_are_its_addresses()
    {
        await using var fixture = Create();
        await fixture.ImportAsync();

        await fixture.Erasure.EraseAsync(ImportFixture.Organisation, new ErasureSubject.CrmRecord(new CrmReference(CrmRecordType.Contact, "C1")));
        await ReadAgainAsync(fixture);

        Assert.Equal(["of bea", "of lee"], (await fixture.KeptIdsAsync()).Order());
    }

    [Fact]
    public async Task Nothing_is_imported_from_a_mailbox_that_was_erased()
    {
        var connections = new Connections();
        await using var fixture = Create(connections);
        await fixture.ImportAsync();

        var receipt = await fixture.Erasure.EraseAsync(ImportFixture.Organisation, new ErasureSubject.Mailbox("box-1"));
        var result = await fixture.ImportAsync();

        Assert.Equal((4L, 1L, 1), (receipt.Counts.Items, receipt.Counts.Streams, receipt.Disconnected));
        Assert.Equal(ImportStatus.Erased, result.Status);
        Assert.Empty(await fixture.KeptIdsAsync());
        Assert.Equal([(ImportFixture.Organisation, "box-1")], connections.Ended);
    }

    [Fact]
    public async Task A_member_goes_with_the_mailbox_of_the_same_id()
    {
        await using var fixture = Create();
        await fixture.ImportAsync();

        await fixture.Erasure.EraseAsync(ImportFixture.Organisation, new ErasureSubject.Member("box-1"));

        Assert.Equal(ImportStatus.Erased, (await fixture.ImportAsync()).Status);
        Assert.Empty(await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task An_organisation_goes_with_everything()
    {
        var connections = new Connections();
        await using var fixture = Create(connections);
        await fixture.ImportAsync();

        var receipt = await fixture.Erasure.EraseAsync(ImportFixture.Organisation, new ErasureSubject.Organisation());

        Assert.Equal((4L, true), (receipt.Counts.Items, receipt.Counts.IsKeyDestroyed));
        Assert.Equal([(ImportFixture.Organisation, null)], connections.Ended);
        Assert.Equal(ImportStatus.Erased, (await fixture.ImportAsync()).Status);
        Assert.Empty(await fixture.KeptIdsAsync());
    }

    [Fact]
    public async Task A_run_under_way_stops_at_the_erasure()
    {
        ImportFixture? fixture = null;
        var source = new ScriptedSource(StreamKind.Mail, ImportFixture.Start, Mailbox, [new("late", "ann@customer.example")])
        {
            BeforePage = page =>
            {
                if (page == 1)
                {
                    fixture!.Erasure.EraseAsync(ImportFixture.Organisation, new ErasureSubject.Address("ann@customer.example")).GetAwaiter().GetResult();
                }
            },
        };
        await using var created = fixture = new ImportFixture([source]);

        var result = await fixture.ImportAsync();
        source.BeforePage = null;
        var next = await fixture.ImportAsync();

        Assert.Equal((ImportStatus.FencedOut, ImportStatus.Completed), (result.Status, next.Status));
        Assert.Equal(["of bea", "of lee"], (await fixture.KeptIdsAsync()).Order());
    }

    [Fact]
    public async Task What_is_no_address_is_refused_without_being_repeated()
    {
        await using var fixture = Create();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() =>
            fixture.Erasure.EraseAsync(ImportFixture.Organisation, new ErasureSubject.Address("Ann Secret")));

        Assert.DoesNotContain("Ann", refusal.Message, StringComparison.Ordinal);
    }

    private static ImportFixture Create(IMailboxConnections? connections = null) =>
        new([new ScriptedSource(StreamKind.Mail, ImportFixture.Start, Mailbox)], connections: connections);

    private static async Task ReadAgainAsync(ImportFixture fixture)
    {
        fixture.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(ImportStatus.Completed, (await fixture.ImportAsync()).Status);
    }

    private sealed class Connections : IMailboxConnections
    {
        public List<(string Organisation, string? Mailbox)> Ended { get; } = [];

        public ValueTask<(int Disconnected, int RevokedAtProvider)> DisconnectAsync(string organisationId, string? mailboxId, CancellationToken cancellationToken)
        {
            Ended.Add((organisationId, mailboxId));
            return new((1, 1));
        }
    }
}
