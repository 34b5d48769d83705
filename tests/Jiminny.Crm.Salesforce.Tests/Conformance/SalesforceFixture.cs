using Jiminny.Crm.Conformance;
using Jiminny.Emulator.Salesforce;
using EmulatorFault = Jiminny.Emulator.Crm.CrmFault;

namespace Jiminny.Crm.Salesforce.Tests.Conformance;

/// <summary>An emulated org with parts of seven rows.</summary>
public class SalesforceFixture : CrmFixture
{
    private readonly SalesforceOrg _org = new(new SalesforceEmulatorOptions { RowsPerPart = 7 });

    public override int AddressesPerPerson => 2;

    public override int DomainsPerAccount => 2;

    public override TimeProvider Time => _org.Clock;

    public override IReadOnlyList<CrmFault> Faults { get; } = Enum.GetValues<CrmFault>();

    public override async ValueTask<ICrmAdapter> OpenAsync() => await _org.OpenAsync(Configure);

    public override ValueTask<string> CreateAsync(CrmRecord draft) => new(_org.Org.Create(draft.Type.ToString(), Fields(draft)));

    public override ValueTask UpdateAsync(CrmRecord record)
    {
        _org.Org.Update(record.Type.ToString(), record.Id, Fields(record));
        return default;
    }

    public override ValueTask DeleteAsync(CrmReference record)
    {
        _org.Org.Delete(record.Type.ToString(), record.Id);
        return default;
    }

    public override ValueTask<string> MergeAsync(CrmReference loser, CrmReference survivor)
    {
        _org.Org.Delete(loser.Type.ToString(), loser.Id, survivor.Id);
        return new(survivor.Id);
    }

    public override ValueTask SettleAsync()
    {
        _org.Clock.Advance(TimeSpan.FromHours(1));
        return default;
    }

    public override ValueTask<CrmCursor> ExpireAsync(CrmCursor cursor)
    {
        _org.Clock.Advance(TimeSpan.FromDays(16));
        return new(cursor);
    }

    public override ValueTask BreakAsync(CrmFault fault, string content)
    {
        _org.Org.Suffer(
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
        _org.Org.Suffer(EmulatorFault.None);
        return default;
    }

    public override ValueTask<int> CountActivitiesAsync(string key) =>
        new(_org.Org.Count("Task", "Jiminny_Key__c", key) + _org.Org.Count("Event", "Jiminny_Key__c", key));

    public override ValueTask<string> CreateUserAsync(string address) => new(_org.Org.Create(
        "User", ("Name", "Rea Poe"), ("Email", address), ("IsActive", true), ("Profile.PermissionsEditTask", true), ("Profile.PermissionsModifyAllData", false)));

    public override ValueTask DisposeAsync()
    {
        _org.Dispose();
        return base.DisposeAsync();
    }

    private protected virtual void Configure(SalesforceCrmOptions options)
    {
        options.AddressFields.Add("Email");
        options.AddressFields.Add("Secondary_Email__c");
        options.WebsiteFields.Add("Website");
        options.WebsiteFields.Add("Secondary_Website__c");
    }

    private static (string, object?)[] Fields(CrmRecord record) => record switch
    {
        Contact contact =>
        [
            ("Name", contact.Name), ("AccountId", contact.AccountId),
            ("Email", At(contact.Addresses, 0)), ("Secondary_Email__c", At(contact.Addresses, 1)),
        ],
        Lead lead => [("Name", lead.Name), ("Email", At(lead.Addresses, 0)), ("Secondary_Email__c", At(lead.Addresses, 1))],
        Account account => [("Name", account.Name), ("Website", At(account.Domains, 0)), ("Secondary_Website__c", At(account.Domains, 1))],
        Opportunity deal => [("Name", deal.Name), ("AccountId", deal.AccountId), ("IsClosed", !deal.IsOpen)],
        _ => [],
    };

    private static string? At(IReadOnlyList<string> texts, int index) => index < texts.Count ? texts[index] : null;
}

/// <summary>The same, read for the first time through bulk jobs.</summary>
public sealed class SalesforceBulkFixture : SalesforceFixture
{
    private protected override void Configure(SalesforceCrmOptions options)
    {
        base.Configure(options);
        options.BulkAbove = 1;
    }
}
