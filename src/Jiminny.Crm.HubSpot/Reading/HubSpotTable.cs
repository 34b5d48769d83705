using Jiminny.Crm.HubSpot.Transport;

namespace Jiminny.Crm.HubSpot.Reading;

/// <summary>One object type: which properties are read and what they become.</summary>
internal sealed class HubSpotTable
{
    private readonly Func<ObjectItem, string?, List<CrmProblem>, CrmRecord> _read;

    private HubSpotTable(
        CrmRecordType type, string name, string modified, IEnumerable<string> properties, Func<ObjectItem, string?, List<CrmProblem>, CrmRecord> read)
    {
        Type = type;
        Name = name;
        Modified = modified;
        Properties = [modified, "hs_merged_object_ids", .. properties];
        _read = read;
    }

    public CrmRecordType Type { get; }

    /// <summary>The object type in paths.</summary>
    public string Name { get; }

    /// <summary>The property with the time of the last change: contacts have an older name for it.</summary>
    public string Modified { get; }

    public IReadOnlyList<string> Properties { get; }

    /// <summary>Whether the company is an association; a contact's is a property.</summary>
    public bool HasAssociatedCompany => Type == CrmRecordType.Opportunity;

    /// <summary>The object types in reading order. People whom HubSpot calls leads are contacts there.</summary>
    public static IReadOnlyList<HubSpotTable> All(HubSpotCrmOptions options) =>
    [
        new(CrmRecordType.Account, "companies", "hs_lastmodifieddate", ["name", .. options.Domains], (item, _, problems) => new Account(item.Id)
        {
            Name = Text(item, "name"), Version = VersionOf(item), Domains = DomainsOf(item, options.Domains, problems),
        }),
        new(CrmRecordType.Contact, "contacts", "lastmodifieddate", ["firstname", "lastname", "associatedcompanyid", .. options.Addresses], (item, _, _) => new Contact(item.Id)
        {
            Name = NameOf(item), Version = VersionOf(item), AccountId = Text(item, "associatedcompanyid"), Addresses = AddressesOf(item, options.Addresses),
        }),
        new(CrmRecordType.Opportunity, "deals", "hs_lastmodifieddate", ["dealname", "hs_is_closed"], (item, company, _) => new Opportunity(item.Id)
        {
            Name = Text(item, "dealname"), Version = VersionOf(item), AccountId = company, IsOpen = Text(item, "hs_is_closed") != "true",
        }),
    ];

    public static string ObjectOf(CrmRecordType type) => type switch
    {
        CrmRecordType.Account => "companies",
        CrmRecordType.Opportunity => "deals",
        _ => "contacts",
    };

    public CrmRecord Read(ObjectItem item, string? company, List<CrmProblem> problems) => _read(item, company, problems);

    /// <summary>The ids of the records that a record was made of by merging.</summary>
    public static IEnumerable<string> MergedIds(ObjectItem item) => Split(item, "hs_merged_object_ids").Where(id => id != item.Id);

    private static string? Text(ObjectItem item, string property) =>
        item.Properties.GetValueOrDefault(property) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static IEnumerable<string> Split(ObjectItem item, string property) =>
        (item.Properties.GetValueOrDefault(property) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string VersionOf(ObjectItem item) => item.UpdatedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static string? NameOf(ObjectItem item)
    {
        var name = $"{Text(item, "firstname")} {Text(item, "lastname")}".Trim();
        return name.Length == 0 ? null : name;
    }

    private static List<string> AddressesOf(ObjectItem item, IReadOnlyList<string> properties)
    {
        var addresses = new List<string>();
        foreach (var address in properties.SelectMany(property => Split(item, property)))
        {
            if (!addresses.Contains(address, StringComparer.OrdinalIgnoreCase))
                addresses.Add(address);
        }

        return addresses;
    }

    private static List<string> DomainsOf(ObjectItem item, IReadOnlyList<string> properties, List<CrmProblem> problems)
    {
        var domains = new List<string>();
        foreach (var property in properties)
        {
            foreach (var website in Split(item, property))
            {
                if (!WebsiteDomain.TryParse(website, out var domain))
                    problems.Add(new CrmProblem($"company {item.Id}", $"The property {property} holds no domain; mend it in HubSpot."));
                else if (!domains.Contains(domain, StringComparer.Ordinal))
                    domains.Add(domain);
            }
        }

        return domains;
    }
}
