using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Jiminny.Matching;

namespace Jiminny.EntityFrameworkCore.Tests.Faults;

/// <summary>Pages of one mailbox, one message each.</summary>
internal static class Pages
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly StreamKey Stream = new(new MailboxKey("acme", "box-1"), StreamKind.Mail);

    public static async Task<MailboxLease> LeaseAsync(IImportStore store) =>
        (await store.AcquireAsync(Stream.Mailbox, "test", TimeSpan.FromMinutes(10), default))!;

    public static PageCommit Commit(int sequence, string id, string? subject = null)
    {
        var window = new TimeWindow(Now.AddMonths(-12), Now);
        var email = new EmailMetadata
        {
            ProviderId = id,
            Subject = subject ?? $"Subject of {id}",
            Participants = [new Participant(ParticipantRole.From, "ann@customer.example", "Ann")],
            Evidence = 0,
            ReceivedAt = Now.AddDays(-1),
        };
        var reason = new MatchCandidate(CrmRecordType.Contact, "C1", "A1", MatchTier.Exact, 0, (byte)ParticipantRole.From);
        var receipt = new ImportReceipt(Stream, Provider.Microsoft, window) { Listed = sequence + 1, Kept = sequence + 1, Pages = sequence + 1 };
        return new PageCommit(Stream, 1, sequence, [new MatchedItem(email, [reason])], [], new SyncCursor(window, $"after {sequence}"), 42, receipt);
    }

    /// <summary>Exactly these are stored, each told once.</summary>
    public static async Task AssertStoredAsync(IImportStore store, params string[] ids)
    {
        Assert.Equal(ids, (await store.ReadItemsAsync("acme", ItemQuery.All, default).ToListAsync()).Select(item => item.Item.ProviderId));
        Assert.Equal(ids, (await store.ReadChangesAsync("acme", 0, default).ToListAsync()).Select(change => change.Item!.Item.ProviderId));
        Assert.Equal(ids.Length, (await store.FindStreamAsync(Stream, default))!.Sequence);
    }
}
