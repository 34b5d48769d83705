namespace Jiminny.Crm;

/// <summary>What a CRM adapter can do besides reading, as data; each has an interface for <see cref="ICrmAdapter.TryGetCapability{T}"/>.</summary>
[Flags]
public enum CrmCapabilities
{
    /// <summary>Reading only.</summary>
    None = 0,

    /// <summary>Look-up of people by address: <see cref="ICrmAddressLookup"/>.</summary>
    AddressLookup = 1,

    /// <summary>Writing activities: <see cref="ICrmActivityLog"/>.</summary>
    ActivityLog = 2,

    /// <summary>Finding out what a person may do in the CRM: <see cref="ICrmAccessCheck"/>.</summary>
    AccessCheck = 4,
}
