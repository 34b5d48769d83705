using System.Data.Common;
using System.Globalization;
using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.EntityFrameworkCore.Encryption;
using Jiminny.Import.Storage;
using Jiminny.Import;
using Jiminny.Import.Runs;
using Jiminny.Matching;

namespace Jiminny.EntityFrameworkCore.Import;

internal static class RowMapping
{
    public static void Bind(DbCommand command, StreamKey stream, KeptItem item, TextSealer text)
    {
        var place = Place(stream, item.ProviderId);
        var email = item as EmailMetadata;
        var meeting = item as Meeting;
        command
            .With("@provider_id", item.ProviderId)
            .With("@subject", text.Seal(item.Subject, place + "subject"))
            .With("@time", (email?.ReceivedAt ?? meeting!.Start).ToUnixTimeMilliseconds())
            .With("@end_time", meeting?.End.ToUnixTimeMilliseconds())
            .With("@start_day", meeting?.StartDate?.DayNumber)
            .With("@end_day", meeting?.EndDate?.DayNumber)
            .With("@global_id", email is null ? meeting!.ICalUid : email.InternetMessageId)
            .With("@group_id", email is null ? meeting!.SeriesId : email.ConversationId)
            .With("@is_own", email?.IsOutgoing ?? meeting!.IsOrganizer)
            .With("@has_attachments", email?.HasAttachments)
            .With("@join_url", text.Seal(meeting?.JoinUrl, place + "link"));
    }

    /// <summary>An item as a later read will find it: text that the database can hold, times in whole milliseconds.</summary>
    public static MatchedItem AsStored(MatchedItem item) => item with
    {
        Item = AsStored(item.Item) with
        {
            ProviderId = item.Item.ProviderId.Storable(),
            Subject = item.Item.Subject?.Storable(),
            Participants = [.. item.Item.Participants.Select(person => new Participant(person.Role, person.Address.Storable(), person.Name?.Storable()))],
        },
        Matches = [.. item.Matches.Select(match => match with { Role = RoleOf(item.Item.Participants.Count, i => (byte)item.Item.Participants[i].Role, match.Participant) })],
    };

    public static StoredItem ToItem(ItemRow row, TextSealer text)
    {
        var place = Place(new StreamKey(new MailboxKey(row.OrganisationId, row.MailboxId), (StreamKind)row.Kind), row.ProviderId);
        var participants = row.Participants
            .ConvertAll(participant => new Participant((ParticipantRole)participant.Role, participant.Address, text.Open(participant.Name, place + "name")));
        var matches = row.Matches
            .ConvertAll(match => new MatchCandidate((CrmRecordType)match.RecordType, match.RecordId, match.AccountId, (MatchTier)match.Tier, match.Participant, RoleOf(row.Participants.Count, i => row.Participants[i].Role, match.Participant)));
        KeptItem item = (StreamKind)row.Kind == StreamKind.Mail
            ? new EmailMetadata
            {
                ProviderId = row.ProviderId,
                Subject = text.Open(row.Subject, place + "subject"),
                Participants = participants,
                Evidence = 0,
                InternetMessageId = row.GlobalId,
                ConversationId = row.GroupId,
                ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Time),
                IsOutgoing = row.IsOwn,
                HasAttachments = row.HasAttachments,
            }
            : new Meeting
            {
                ProviderId = row.ProviderId,
                Subject = text.Open(row.Subject, place + "subject"),
                Participants = participants,
                Evidence = 0,
                ICalUid = row.GlobalId,
                SeriesId = row.GroupId,
                Start = DateTimeOffset.FromUnixTimeMilliseconds(row.Time),
                End = DateTimeOffset.FromUnixTimeMilliseconds(row.EndTime ?? row.Time),
                StartDate = row.StartDay is { } start ? DateOnly.FromDayNumber(start) : null,
                EndDate = row.EndDay is { } end ? DateOnly.FromDayNumber(end) : null,
                IsOrganizer = row.IsOwn,
                JoinUrl = text.Open(row.JoinUrl, place + "link"),
            };
        return new StoredItem(row.Id, new MailboxKey(row.OrganisationId, row.MailboxId), item, matches, row.MatcherVersion);
    }

    /// <summary>Where a sealed text stands, so that it opens nowhere else.</summary>
    public static string Place(StreamKey stream, string providerId) =>
        string.Create(CultureInfo.InvariantCulture, $"{stream.Mailbox.OrganisationId}\n{stream.Mailbox.MailboxId}\n{(byte)stream.Kind}\n{providerId}\n");

    /// <summary>A cursor as the source wrote it. One that cannot be opened any more is a beginning.</summary>
    public static SyncCursor Open(SyncCursor cursor, StreamKey stream, TextSealer text) => cursor with { State = text.Open(cursor.State, Place(stream, "") + "cursor") };

    public static StreamState ToState(StreamRow row, RunRow? run) =>
        new(new SyncCursor(CursorWindow(row), row.Cursor), row.Generation, row.Sequence, ToReceipt(row))
        {
            Run = run is null ? null : ToRun(run),
            Marks = new StreamMarks { WholeAt = Time(row.WholeAt), News = row.News, Exclusions = row.Exclusions },
            MatcherVersion = row.MatcherVersion,
            Halt = row.HaltError is { } error ? new SourceHalt((SourceError)error, row.HaltCode ?? "", Time(row.HaltUntil)) : null,
        };

    public static ImportRun ToRun(RunRow row) => new(row.Number, (RunKind)row.RunKind, ToReceipt(row));

    public static ImportReceipt ToReceipt(ReceiptRow row)
    {
        var key = new StreamKey(new MailboxKey(row.OrganisationId, row.MailboxId), (StreamKind)row.Kind);
        return new ImportReceipt(key, (Provider)row.Provider, Window(row.WindowFrom, row.WindowTo))
        {
            Listed = row.Listed,
            Kept = row.Kept,
            Repeated = row.Repeated,
            Discarded = Read(row.Discarded),
            Undecided = row.Undecided,
            Failed = row.Failed,
            Removed = row.Removed,
            Expired = row.Expired,
            AutomationUnknown = row.AutomationUnknown,
            Pages = row.Pages,
            Cost = new RequestCost(row.Requests, row.QuotaUnits),
            StartedAt = Time(row.StartedAt),
            CompletedAt = Time(row.CompletedAt),
        };
    }

    public static PendingRecord ToPending(PendingRow row) => new(
        new StreamKey(new MailboxKey(row.OrganisationId, row.MailboxId), (StreamKind)row.Kind),
        row.ProviderId,
        (PendingReason)row.Reason,
        row.Tries,
        DateTimeOffset.FromUnixTimeMilliseconds(row.FirstListedAt),
        DateTimeOffset.FromUnixTimeMilliseconds(row.LastTriedAt));

    /// <summary>The columns of a receipt, in the order in which <see cref="Bind(DbCommand, ImportReceipt)"/> names its parameters.</summary>
    public const string ReceiptColumns = """
        provider, window_from, window_to, listed, kept, repeated, undecided, failed, removed, expired, automation_unknown, pages, requests, quota_units,
        started_at, completed_at, discarded
        """;

    public const string ReceiptValues = """
        @provider, @window_from, @window_to, @listed, @kept, @repeated, @undecided, @failed, @removed, @expired, @automation_unknown, @pages, @requests,
        @quota_units, @started_at, @completed_at, @discarded
        """;

    public static DbCommand Bind(DbCommand command, ImportReceipt receipt) => command
        .With("@provider", (short)receipt.Provider)
        .With("@window_from", receipt.Window.From.ToUnixTimeMilliseconds())
        .With("@window_to", receipt.Window.To.ToUnixTimeMilliseconds())
        .With("@listed", receipt.Listed)
        .With("@kept", receipt.Kept)
        .With("@repeated", receipt.Repeated)
        .With("@undecided", receipt.Undecided)
        .With("@failed", receipt.Failed)
        .With("@removed", receipt.Removed)
        .With("@expired", receipt.Expired)
        .With("@automation_unknown", receipt.AutomationUnknown)
        .With("@pages", receipt.Pages)
        .With("@requests", receipt.Cost.Requests)
        .With("@quota_units", receipt.Cost.QuotaUnits)
        .With("@started_at", receipt.StartedAt?.ToUnixTimeMilliseconds())
        .With("@completed_at", receipt.CompletedAt?.ToUnixTimeMilliseconds())
        .With("@discarded", Write(receipt.Discarded));

    public static DbCommand Bind(DbCommand command, StreamKey stream) => command
        .With("@organisation", stream.Mailbox.OrganisationId)
        .With("@mailbox", stream.Mailbox.MailboxId)
        .With("@kind", (short)stream.Kind);

    // A host of the version before writes no window of the cursor: it is the round's.
    private static TimeWindow CursorWindow(StreamRow row) =>
        row.CursorTo > row.CursorFrom ? Window(row.CursorFrom, row.CursorTo) : Window(row.WindowFrom, row.WindowTo);

    public static string Write(DiscardCounts counts) =>
        string.Join(' ', counts.NonZero().Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}")));

    private static KeptItem AsStored(KeptItem item) => item switch
    {
        EmailMetadata email => email with
        {
            InternetMessageId = email.InternetMessageId?.Storable(),
            ConversationId = email.ConversationId?.Storable(),
            ReceivedAt = Milliseconds(email.ReceivedAt),
        },
        Meeting meeting => meeting with
        {
            ICalUid = meeting.ICalUid?.Storable(),
            SeriesId = meeting.SeriesId?.Storable(),
            JoinUrl = meeting.JoinUrl?.Storable(),
            Start = Milliseconds(meeting.Start),
            End = Milliseconds(meeting.End),
        },
        _ => item,
    };

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    // A product that may not keep participants keeps an item without them.
    private static byte RoleOf(int participants, Func<int, byte> role, int participant) => participant < participants ? role(participant) : (byte)0;

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private static TimeWindow Window(long from, long to) => new(DateTimeOffset.FromUnixTimeMilliseconds(from), DateTimeOffset.FromUnixTimeMilliseconds(to));

    private static DiscardCounts Read(string text)
    {
        var counts = new DiscardCounts();
        foreach (var pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            counts.Add(Enum.Parse<DiscardReason>(pair.AsSpan(0, colon)), long.Parse(pair.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }

        return counts;
    }
}
