namespace Jiminny.Emulator.HubSpot;

/// <summary>A record with the values of its object's properties, in their order.</summary>
internal sealed class HubSpotRecord(long id, int properties, DateTimeOffset createdAt)
{
    public long Id { get; } = id;

    public string?[] Values { get; } = new string?[properties];

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset ModifiedAt { get; set; } = createdAt;

    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>The record this one has become part of.</summary>
    public long? MergedInto { get; set; }

    public bool IsThere => ArchivedAt is null && MergedInto is null;

    /// <summary>The records of other objects it is associated with, the primary one first.</summary>
    public List<(string Object, long Id)> Associations { get; } = [];
}
