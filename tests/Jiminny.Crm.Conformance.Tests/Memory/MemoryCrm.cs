namespace Jiminny.Crm.Conformance.Tests.Memory;

/// <summary>A CRM in memory with a coarse clock, so that many changes share a moment.</summary>
internal sealed class MemoryCrm
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CrmReference, Entry> _entries = [];
    private readonly Dictionary<string, string> _activities = [];
    private readonly Dictionary<string, string> _users = new(StringComparer.OrdinalIgnoreCase);
    private int _lastId;

    public long Moment { get; private set; } = 1;

    public MemoryFault Fault { get; } = new();

    public void Tick() => Moment++;

    public string Create(CrmRecord draft)
    {
        lock (_gate)
        {
            var id = $"{draft.Type}-{++_lastId:0000}";
            _entries[new CrmReference(draft.Type, id)] = new Entry(Moment, Stored(draft, id), MergedInto: null);
            return id;
        }
    }

    public void Update(CrmRecord record)
    {
        lock (_gate)
            _entries[new CrmReference(record.Type, record.Id)] = new Entry(Moment, Stored(record, record.Id), MergedInto: null);
    }

    public void Delete(CrmReference record, string? mergedInto = null)
    {
        lock (_gate)
            _entries[record] = new Entry(Moment, Record: null, mergedInto);
    }

    /// <summary>Entries changed at or after a moment, in the order of change, after a place in that order.</summary>
    public IReadOnlyList<(CrmReference Reference, Entry Entry)> ChangedSince(long moment, (long Moment, string Key) after, int count)
    {
        lock (_gate)
        {
            return [.. _entries
                .Select(pair => (pair.Key, pair.Value))
                .Where(pair => pair.Value.Moment >= moment && (pair.Value.Moment, KeyOf(pair.Key)).CompareTo(after) > 0)
                .OrderBy(pair => pair.Value.Moment).ThenBy(pair => KeyOf(pair.Key), StringComparer.Ordinal)
                .Take(count)];
        }
    }

    public bool Exists(CrmReference record)
    {
        lock (_gate)
            return _entries.TryGetValue(record, out var entry) && entry.Record is not null;
    }

    public (string Id, bool IsNew) Log(string key)
    {
        lock (_gate)
        {
            var isNew = !_activities.TryGetValue(key, out var id);
            if (isNew)
                _activities.Add(key, id = $"activity-{++_lastId}");
            return (id!, isNew);
        }
    }

    public int CountActivities(string key)
    {
        lock (_gate)
            return _activities.Keys.Count(known => known == key || known.StartsWith(key + "#", StringComparison.Ordinal));
    }

    public string CreateUser(string address) => _users[address] = $"user-{++_lastId}";

    public string? FindUser(string address) => _users.GetValueOrDefault(address);

    public static string KeyOf(CrmReference reference) => $"{(int)reference.Type}:{reference.Id}";

    private static CrmRecord Stored(CrmRecord draft, string id) => draft switch
    {
        Contact contact => new Contact(id) { Name = contact.Name, AccountId = contact.AccountId, Addresses = Trimmed(contact.Addresses) },
        Lead lead => new Lead(id) { Name = lead.Name, Addresses = Trimmed(lead.Addresses) },
        Account account => new Account(id) { Name = account.Name, Domains = DomainsOf(account) },
        Opportunity opportunity => new Opportunity(id) { Name = opportunity.Name, AccountId = opportunity.AccountId, IsOpen = opportunity.IsOpen },
        _ => throw new ArgumentException($"There are no records of the kind {draft.Type}.", nameof(draft)),
    };

    private static string[] Trimmed(IEnumerable<string> addresses) => [.. addresses.Select(address => address.Trim())];

    private static string[] DomainsOf(Account account) =>
        [.. account.Domains.Select(website => WebsiteDomain.TryParse(website, out var domain) ? domain : null).OfType<string>()];

    public sealed record Entry(long Moment, CrmRecord? Record, string? MergedInto);
}
