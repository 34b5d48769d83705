using Jiminny.Crm;
using Jiminny.Crm.Conformance;

namespace CustomCrmAdapter.Tests;

/// <summary>What the suites need: an empty CRM and the means to fill it.</summary>
public sealed class InHouseFixture : CrmFixture
{
    private readonly string _directory = Directory.CreateTempSubdirectory("in-house-crm-").FullName;
    private InHouseCrm? _crm;

    public override int AddressesPerPerson => 3;

    public override int DomainsPerAccount => 2;

    public override IReadOnlyList<CrmFault> Faults { get; } = [CrmFault.ExpiredCursor];

    private string Database => Path.Combine(_directory, "crm.db");

    private InHouseCrm Crm => _crm ??= InHouseCrm.Create(Database);

    public override ValueTask<ICrmAdapter> OpenAsync()
    {
        _ = Crm;
        return new(new InHouseCrmAdapter(Database, pageSize: 7));
    }

    public override ValueTask<string> CreateAsync(CrmRecord draft) => new(Crm.Add(draft));

    public override ValueTask UpdateAsync(CrmRecord record)
    {
        Crm.Change(record);
        return default;
    }

    public override ValueTask DeleteAsync(CrmReference record)
    {
        Crm.Remove(record);
        return default;
    }

    public override ValueTask<string> MergeAsync(CrmReference loser, CrmReference survivor)
    {
        Crm.Remove(loser, survivor.Id);
        return new(survivor.Id);
    }

    // A revision the database has never reached: the one of a database that was replaced by an older copy.
    public override ValueTask<CrmCursor> ExpireAsync(CrmCursor cursor) => new(new CrmCursor("r1:999999"));

    public override ValueTask<int> CountActivitiesAsync(string key) => new(Crm.CountActivities(key));

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return base.DisposeAsync();
    }
}
