using System.Globalization;

namespace Jiminny.Emulator.HubSpot;

/// <summary>An object type with its properties and records, in the order of their ids.</summary>
internal sealed class HubSpotObject
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<HubSpotRecord> records = [];

    public HubSpotObject(string name, string modifiedProperty, string properties)
    {
        Name = name;
        ModifiedProperty = modifiedProperty;
        foreach (var property in properties.Split(' '))
            columns.Add(property, columns.Count);
    }

    public string Name { get; }

    /// <summary>The property with the time of the last change: contacts have an older name for it.</summary>
    public string ModifiedProperty { get; }

    public IReadOnlyList<HubSpotRecord> Records => records;

    public bool Has(string property) => property is "hs_object_id" or "createdate" || property == ModifiedProperty || columns.ContainsKey(property);

    public HubSpotRecord Add(long id, DateTimeOffset now)
    {
        var record = new HubSpotRecord(id, columns.Count, now);
        records.Add(record);
        return record;
    }

    public HubSpotRecord? Find(long id) => FirstAfter(id - 1) is var index && index < records.Count && records[index].Id == id ? records[index] : null;

    /// <summary>The place of the first record with a higher id.</summary>
    public int FirstAfter(long id)
    {
        var (low, high) = (0, records.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (records[middle].Id > id)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    public string? Value(HubSpotRecord record, string property)
    {
        if (property == "hs_object_id")
            return record.Id.ToString(CultureInfo.InvariantCulture);
        if (property == "createdate")
            return HubSpotAnswer.Time(record.CreatedAt);
        return property == ModifiedProperty ? HubSpotAnswer.Time(record.ModifiedAt) : record.Values[columns[property]];
    }

    public void Set(HubSpotRecord record, string property, string? value) => record.Values[columns[property]] = value;
}
