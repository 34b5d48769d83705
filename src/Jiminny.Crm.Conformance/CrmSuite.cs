namespace Jiminny.Crm.Conformance;

/// <summary>What all suites share. Derive from the suites, not from this class.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmSuite<TFixture> : IAsyncLifetime
    where TFixture : CrmFixture, new()
{
    private protected CrmSuite()
    {
    }

    private protected TFixture Fixture { get; } = new();

    /// <summary>Prepares the fixture.</summary>
    public async ValueTask InitializeAsync() => await Fixture.InitializeAsync();

    /// <summary>Disposes of the fixture.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Fixture.DisposeAsync();
    }

    private protected async Task<CrmReference> CreateAsync(CrmRecord draft) => new(draft.Type, await Fixture.CreateAsync(draft));

    /// <summary>Fills the CRM with so many records of each of its kinds.</summary>
    private protected async Task<HashSet<CrmReference>> FillAsync(int ofEach)
    {
        var created = new HashSet<CrmReference>();
        for (var i = 0; i < ofEach; i++)
        {
            foreach (var type in Fixture.Types)
                created.Add(await CreateAsync(Drafts.Of(type, i)));
        }

        return created;
    }

    private protected void RequireType(CrmRecordType type) =>
        Assert.SkipUnless(Fixture.Types.Contains(type), $"This CRM has no records of the kind {type}.");

    private protected void RequireFault(CrmFault fault) =>
        Assert.SkipUnless(Fixture.Faults.Contains(fault), $"The fixture does not stage the fault {fault}.");

    private protected async Task<T> RequireCapabilityAsync<T>()
        where T : class
    {
        var adapter = await Fixture.OpenAsync();
        var found = adapter.TryGetCapability<T>(out var capability);
        Assert.SkipUnless(found, $"The adapter has no {typeof(T).Name}.");
        return capability!;
    }
}
