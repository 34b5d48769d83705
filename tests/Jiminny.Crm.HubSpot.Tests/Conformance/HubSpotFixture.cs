using Jiminny.Crm.Conformance;
using Jiminny.Emulator.HubSpot;
using EmulatorFault = Jiminny.Emulator.Crm.CrmFault;

namespace Jiminny.Crm.HubSpot.Tests.Conformance;

/// <summary>An emulated account. Its limits do not bind here: a test of their own shows that they are kept.</summary>
public sealed class HubSpotFixture : CrmFixture
{
    private readonly HubSpotPortal _portal = new(new HubSpotEmulatorOptions { EnforceLimits = false });

    public override IReadOnlyList<CrmRecordType> Types { get; } = [CrmRecordType.Account, CrmRecordType.Contact, CrmRecordType.Opportunity];

    public override int AddressesPerPerson => 3;

    public override int DomainsPerAccount => 2;

    public override TimeProvider Time => _portal.Clock;

    public override IReadOnlyList<CrmFault> Faults { get; } = Enum.GetValues<CrmFault>();

    public override async ValueTask<ICrmAdapter> OpenAsync() =>
        await _portal.OpenAsync(options => (options.PageSize, options.RequestsPerTenSeconds, options.SearchesPerSecond) = (7, 1_000, 100));

    public override ValueTask<string> CreateAsync(CrmRecord draft)
    {
        var id = _portal.Account.Create(ObjectOf(draft.Type), Properties(draft));
        Associate(draft, id);
        return new(id);
    }

    public override ValueTask UpdateAsync(CrmRecord record)
    {
        _portal.Account.Update(ObjectOf(record.Type), record.Id, Properties(record));
        Associate(record, record.Id);
        return default;
    }

    public override ValueTask DeleteAsync(CrmReference record)
    {
        _portal.Account.Archive(ObjectOf(record.Type), record.Id);
        return default;
    }

    public override ValueTask<string> MergeAsync(CrmReference loser, CrmReference survivor) =>
        new(_portal.Account.Merge(ObjectOf(loser.Type), survivor.Id, loser.Id));

    public override ValueTask SettleAsync()
    {
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        return default;
    }

    public override ValueTask<CrmCursor> ExpireAsync(CrmCursor cursor)
    {
        _portal.Clock.Advance(TimeSpan.FromDays(91));
        return new(cursor);
    }

    public override ValueTask BreakAsync(CrmFault fault, string content)
    {
        _portal.Account.Suffer(
            fault switch
            {
                CrmFault.Throttling => EmulatorFault.Throttled,
                CrmFault.MissingPermission => EmulatorFault.ContactsHidden,
                CrmFault.Garbage => EmulatorFault.Garbage,
                _ => EmulatorFault.LostAnswers,
            },
            content);
        return default;
    }

    public override ValueTask MendAsync()
    {
        _portal.Account.Suffer(EmulatorFault.None);
        return default;
    }

    public override ValueTask<int> CountActivitiesAsync(string key) => new(
        new[] { "calls", "meetings", "emails" }.Sum(type => _portal.Account.Count(type, "jiminny_key", key)));

    public override ValueTask<string> CreateUserAsync(string address) => new(_portal.Account.CreateOwner(address));

    public override ValueTask DisposeAsync()
    {
        _portal.Dispose();
        return base.DisposeAsync();
    }

    private static string ObjectOf(CrmRecordType type) => type switch
    {
        CrmRecordType.Account => "companies",
        CrmRecordType.Opportunity => "deals",
        _ => "contacts",
    };

    private static (string, string?)[] Properties(CrmRecord record) => record switch
    {
        Contact contact =>
        [
            ("lastname", contact.Name), ("associatedcompanyid", contact.AccountId),
            ("email", contact.Addresses.FirstOrDefault()), ("hs_additional_emails", string.Join(';', contact.Addresses.Skip(1))),
        ],
        Account account => [("name", account.Name), ("domain", account.Domains.FirstOrDefault()), ("hs_additional_domains", string.Join(';', account.Domains.Skip(1)))],
        Opportunity deal => [("dealname", deal.Name), ("hs_is_closed", deal.IsOpen ? "false" : "true")],
        _ => [],
    };

    private void Associate(CrmRecord record, string id)
    {
        if (record is Opportunity deal)
            _portal.Account.SetCompany("deals", id, deal.AccountId);
    }
}
