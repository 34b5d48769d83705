namespace Jiminny.Crm.Conformance;

/// <summary>Records as a person would type them into a CRM.</summary>
internal static class Drafts
{
    public static CrmRecord Of(CrmRecordType type, int number) => type switch
    {
        CrmRecordType.Contact => Contact($"contact{number}@customer{number}.example", number),
        CrmRecordType.Lead => Lead($"lead{number}@prospect{number}.example", number),
        CrmRecordType.Account => Account($"https://www.customer{number}.example/", number),
        _ => new Opportunity($"opportunity-{number}") { Name = $"Deal {number}" },
    };

    public static Contact Contact(string address, int number = 100) =>
        new($"contact-{number}") { Name = $"Contact {number}", Addresses = [address] };

    public static Lead Lead(string address, int number = 100) =>
        new($"lead-{number}") { Name = $"Lead {number}", Addresses = [address] };

    public static Account Account(string? website, int number = 100) =>
        new($"account-{number}") { Name = $"Account {number}", Domains = website is null ? [] : [website] };

    public static CrmActivity Activity(string key, CrmActivityKind kind, params IReadOnlyList<CrmReference> records) => new(key, kind)
    {
        Subject = $"{kind} about the offer",
        Notes = "Agreed on the next steps.",
        StartedAt = new DateTimeOffset(2026, 3, 4, 10, 30, 0, TimeSpan.Zero),
        Duration = kind == CrmActivityKind.Email ? TimeSpan.Zero : TimeSpan.FromMinutes(25),
        Records = records,
    };

    public static IReadOnlyList<string> AddressesOf(CrmRecord? record) => record switch
    {
        Contact contact => contact.Addresses,
        Lead lead => lead.Addresses,
        _ => [],
    };
}
