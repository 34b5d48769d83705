namespace Jiminny.Crm.Conformance.Tests.Memory;

/// <summary>A fixture over the CRM in memory; what the animals of the zoo derive from.</summary>
public class MemoryFixture : CrmFixture
{
    private readonly MemoryCrm _crm = new();

    public override int AddressesPerPerson => 3;

    public override int DomainsPerAccount => 3;

    public override IReadOnlyList<CrmFault> Faults { get; } = Enum.GetValues<CrmFault>();

    public override ValueTask<ICrmAdapter> OpenAsync() => new(Wrap(new MemoryAdapter(_crm)));

    public override ValueTask<string> CreateAsync(CrmRecord draft) => new(_crm.Create(draft));

    public override ValueTask UpdateAsync(CrmRecord record)
    {
        _crm.Update(record);
        return default;
    }

    public override ValueTask DeleteAsync(CrmReference record)
    {
        _crm.Delete(record);
        return default;
    }

    public override ValueTask<string> MergeAsync(CrmReference loser, CrmReference survivor)
    {
        _crm.Delete(loser, survivor.Id);
        return new(survivor.Id);
    }

    public override ValueTask SettleAsync()
    {
        _crm.Tick();
        return default;
    }

    public override ValueTask<CrmCursor> ExpireAsync(CrmCursor cursor)
    {
        _crm.Fault.Generation++;
        return new(cursor);
    }

    public override ValueTask BreakAsync(CrmFault fault, string content)
    {
        _crm.Fault.Kind = fault;
        _crm.Fault.Content = content;
        return default;
    }

    public override ValueTask MendAsync()
    {
        _crm.Fault.Kind = null;
        return default;
    }

    public override ValueTask<int> CountActivitiesAsync(string key) => new(_crm.CountActivities(key));

    public override ValueTask<string> CreateUserAsync(string address) => new(_crm.CreateUser(address));

    internal MemoryCrm Crm => _crm;

    private protected virtual ICrmAdapter Wrap(ICrmAdapter adapter) => adapter;
}
