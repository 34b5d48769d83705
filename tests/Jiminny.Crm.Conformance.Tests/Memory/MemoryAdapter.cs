using System.Globalization;

namespace Jiminny.Crm.Conformance.Tests.Memory;

/// <summary>The adapter that does everything right, in the plainest way.</summary>
internal sealed class MemoryAdapter(MemoryCrm crm) : ICrmAdapter, ICrmAddressLookup, ICrmActivityLog, ICrmAccessCheck
{
    public const int PageSize = 5;

    public CrmDescriptor Descriptor { get; } = new("memory")
    {
        MaxPageSize = PageSize,
        ReportsMerges = true,
        Capabilities = CrmCapabilities.AddressLookup | CrmCapabilities.ActivityLog | CrmCapabilities.AccessCheck,
    };

    public int MaxAddresses => 50;

    public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Refusal() is { } refusal)
            return new(refusal);
        if (Place.Parse(cursor) is not { } place || place.Generation < crm.Fault.Generation && !cursor.IsStart)
            return new(new CrmCursorExpired());

        // The next read begins in the moment of this one, closed, since more may happen in it.
        var now = crm.Moment;
        var found = crm.ChangedSince(place.Since, (place.Moment, place.Key), PageSize + 1);
        var page = found.Take(PageSize).ToArray();
        var isLast = found.Count <= PageSize;
        var last = page.Length == 0 ? (place.Moment, place.Key) : (page[^1].Entry.Moment, MemoryCrm.KeyOf(page[^1].Reference));
        var next = isLast
            ? new Place(crm.Fault.Generation, now, 0, "")
            : new Place(crm.Fault.Generation, place.Since, last.Item1, last.Item2);
        return new(new CrmPage { Changes = [.. page.Select(Change)], Next = next.ToCursor(), IsLast = isLast });
    }

    public ValueTask<CrmReadResult> FindPeopleAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, MaxAddresses);
        var people = crm.ChangedSince(0, (0, ""), int.MaxValue)
            .Select(pair => pair.Entry.Record)
            .Where(record => Drafts.AddressesOf(record).Intersect(addresses, StringComparer.OrdinalIgnoreCase).Any());
        return new(new CrmPeopleFound([.. people.OfType<CrmRecord>()]));
    }

    public ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken)
    {
        if (Refusal() is CrmThrottled throttled)
            return new(new CrmWriteThrottled(throttled.Until));
        if (!activity.Records.Any(crm.Exists))
            return new(new CrmRecordMissing(activity.Records[0]));

        var (id, isNew) = crm.Log(activity.Key);
        return crm.Fault.Kind == CrmFault.LostAnswer
            ? throw new IOException("The answer was lost.")
            : new(new CrmActivityWritten(id, isNew));
    }

    public ValueTask<CrmReadResult> CheckAccessAsync(string address, CancellationToken cancellationToken) =>
        new(crm.FindUser(address) is { } id
            ? new CrmUserAccess { UserId = id, CanWriteActivities = true, IsAdministrator = false }
            : CrmUserAccess.None);

    private static CrmChange Change((CrmReference Reference, MemoryCrm.Entry Entry) changed) =>
        changed.Entry.Record is { } record
            ? CrmChange.Upsert(record)
            : CrmChange.Delete(changed.Reference.Type, changed.Reference.Id, changed.Entry.MergedInto);

    private CrmReadResult? Refusal() => crm.Fault.Kind switch
    {
        CrmFault.Throttling => new CrmThrottled(DateTimeOffset.UtcNow.AddMinutes(5)),
        CrmFault.MissingPermission => new CrmPermissionMissing("contacts.read"),
        CrmFault.Garbage => throw new InvalidDataException("The CRM's answer could not be understood."),
        _ => null,
    };

    private sealed record Place(int Generation, long Since, long Moment, string Key)
    {
        public static Place? Parse(CrmCursor cursor)
        {
            if (cursor.IsStart)
                return new Place(0, 0, 0, "");

            var parts = cursor.Value!.Split('|');
            return parts is ["m1", var generation, var since, var moment, var key]
                ? new Place(Number(generation), Number(since), Number(moment), key)
                : null;
        }

        public CrmCursor ToCursor() => new($"m1|{Generation}|{Since}|{Moment}|{Key}");

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
