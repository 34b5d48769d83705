namespace Jiminny.Crm.Conformance;

/// <summary>What the adapter says of itself is true.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmDescriptorSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>The name appears in telemetry: short, lower case, the same for every adapter of this CRM.</summary>
    [Fact]
    public async Task The_name_is_short_and_stable()
    {
        var first = (await Fixture.OpenAsync()).Descriptor;
        var second = (await Fixture.OpenAsync()).Descriptor;

        Assert.Matches("^[a-z][a-z0-9-]{1,31}$", first.Name);
        Assert.Equal(first.Name, second.Name);
    }

    /// <summary>A page holds at least one change.</summary>
    [Fact]
    public async Task The_page_size_is_positive() => Assert.True((await Fixture.OpenAsync()).Descriptor.MaxPageSize > 0);

    /// <summary>What is announced can be had, and what can be had is announced.</summary>
    [Fact]
    public async Task Announced_capabilities_are_those_it_has()
    {
        var adapter = await Fixture.OpenAsync();
        var had = (adapter.TryGetCapability<ICrmAddressLookup>(out _) ? CrmCapabilities.AddressLookup : 0)
            | (adapter.TryGetCapability<ICrmActivityLog>(out _) ? CrmCapabilities.ActivityLog : 0)
            | (adapter.TryGetCapability<ICrmAccessCheck>(out _) ? CrmCapabilities.AccessCheck : 0);

        Assert.Equal(had, adapter.Descriptor.Capabilities);
    }
}
