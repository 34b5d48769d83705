using Jiminny.Crm;
using Jiminny.Import.Opportunities;

namespace Jiminny.Import.Tests;

/// <summary>The open deals beside a kept item.</summary>
public sealed class OpportunityTests
{
    private readonly ManualTime _time = new(ImportFixture.Start);
    private readonly Crm _crm = new();

    [Fact]
    public async Task An_account_shows_its_open_deals_and_follows_the_crm()
    {
        var deals = new OpenOpportunities(_crm, _time);
        _crm.Pages.Enqueue(Page(Deal("O1", "A1"), Deal("O2", "A1") with { IsOpen = false }, Deal("O3", "A2"), Deal("O4", null)));
        Assert.Equal(["O1"], await IdsAsync(deals));

        _crm.Pages.Enqueue(new CrmPage
        {
            Changes = [CrmChange.Upsert(Deal("O1", "A1") with { IsOpen = false }), CrmChange.Upsert(Deal("O5", "A1")), CrmChange.Delete(CrmRecordType.Opportunity, "O3")],
            Next = new CrmCursor("2"),
            IsLast = true,
        });
        Assert.Equal(["O1"], await IdsAsync(deals));
        _time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(["O5"], await IdsAsync(deals));
        Assert.Equal([true, false], _crm.ReadsFromStart);
    }

    [Fact]
    public async Task A_cursor_that_expired_begins_anew_and_a_crm_that_is_away_leaves_what_is_known()
    {
        var deals = new OpenOpportunities(_crm, _time);
        _crm.Pages.Enqueue(Page(Deal("O1", "A1")));
        await IdsAsync(deals);

        _crm.Pages.Enqueue(new CrmThrottled(_time.GetUtcNow()));
        _time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(["O1"], await IdsAsync(deals));

        _crm.Pages.Enqueue(new CrmCursorExpired());
        _crm.Pages.Enqueue(Page(Deal("O2", "A1")));
        Assert.Equal(["O2"], await IdsAsync(deals));
    }

    [Fact]
    public async Task A_crm_that_was_never_read_is_said_to_be_away()
    {
        _crm.Pages.Enqueue(new CrmPermissionMissing("Opportunity"));

        await Assert.ThrowsAsync<CrmUnavailableException>(() => IdsAsync(new OpenOpportunities(_crm, _time)));
    }

    private static async Task<string[]> IdsAsync(OpenOpportunities deals) => [.. (await deals.FindAsync("acme", "A1", default)).Select(deal => deal.Id)];

    private static Opportunity Deal(string id, string? account) => new(id) { AccountId = account };

    private static CrmPage Page(params Opportunity[] deals) =>
        new() { Changes = [.. deals.Select(CrmChange.Upsert)], Next = new CrmCursor("1"), IsLast = true };

    private sealed class Crm : ICrmAdapterFactory, ICrmAdapter
    {
        public Queue<CrmReadResult> Pages { get; } = new();

        public List<bool> ReadsFromStart { get; } = [];

        public CrmDescriptor Descriptor { get; } = new("deals");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            ReadsFromStart.Add(cursor.IsStart);
            return new(Pages.Dequeue());
        }
    }
}
