namespace Jiminny.EntityFrameworkCore.Import;

// Times are milliseconds since 1970 UTC: both databases compare and index them alike.

internal sealed class MailboxRow
{
    public required string OrganisationId { get; init; }

    public required string MailboxId { get; init; }

    public required long Epoch { get; init; }

    public required string Owner { get; init; }

    public required long LeasedUntil { get; init; }
}

/// <summary>A receipt as columns, the same for a stream's round and for a run.</summary>
internal abstract class ReceiptRow
{
    public required string OrganisationId { get; init; }

    public required string MailboxId { get; init; }

    public required byte Kind { get; init; }

    public required byte Provider { get; init; }

    public required long WindowFrom { get; init; }

    public required long WindowTo { get; init; }

    public required long Listed { get; init; }

    public required long Kept { get; init; }

    public required long Repeated { get; init; }

    public required long Undecided { get; init; }

    public required long Failed { get; init; }

    public required long Removed { get; init; }

    public required long Expired { get; init; }

    public required long AutomationUnknown { get; init; }

    public required long Pages { get; init; }

    public required long Requests { get; init; }

    public required long QuotaUnits { get; init; }

    public long? StartedAt { get; init; }

    public long? CompletedAt { get; init; }

    /// <summary>Counts by reason, as <c>reason:count</c> joined by spaces; they are written and read only as a whole.</summary>
    public required string Discarded { get; init; }
}

internal sealed class StreamRow : ReceiptRow
{
    public required int Generation { get; init; }

    public required long Sequence { get; init; }

    public string? Cursor { get; init; }

    /// <summary>The cursor's window, which an update rolls on while the round's stays.</summary>
    public required long CursorFrom { get; init; }

    public required long CursorTo { get; init; }

    public long? RunNumber { get; init; }

    public required long MatcherVersion { get; init; }

    public long? WholeAt { get; init; }

    public required long News { get; init; }

    public required long Exclusions { get; init; }

    public byte? HaltError { get; init; }

    public string? HaltCode { get; init; }

    public long? HaltUntil { get; init; }
}

internal sealed class RunRow : ReceiptRow
{
    public required long Number { get; init; }

    public required byte RunKind { get; init; }
}

internal sealed class PendingRow
{
    public required string OrganisationId { get; init; }

    public required string MailboxId { get; init; }

    public required byte Kind { get; init; }

    public required string ProviderId { get; init; }

    public required byte Reason { get; init; }

    public required int Tries { get; init; }

    public required long FirstListedAt { get; init; }

    public required long LastTriedAt { get; init; }
}

internal sealed class ItemRow
{
    public long Id { get; init; }

    public required string OrganisationId { get; init; }

    public required string MailboxId { get; init; }

    public required byte Kind { get; init; }

    public required string ProviderId { get; init; }

    public required int Generation { get; init; }

    /// <summary>The sequence of the commit that first kept the item.</summary>
    public required long Sequence { get; init; }

    public required long MatcherVersion { get; init; }

    /// <summary>When it was received, or starts.</summary>
    public required long Time { get; init; }

    public long? EndTime { get; init; }

    public int? StartDay { get; init; }

    public int? EndDay { get; init; }

    public string? Subject { get; init; }

    /// <summary>Message-ID or iCalendar UID.</summary>
    public string? GlobalId { get; init; }

    /// <summary>Conversation or series.</summary>
    public string? GroupId { get; init; }

    /// <summary>Sent, or organised, by the mailbox' owner.</summary>
    public required bool IsOwn { get; init; }

    public bool? HasAttachments { get; init; }

    public string? JoinUrl { get; init; }

    public List<ParticipantRow> Participants { get; init; } = [];

    public List<MatchRow> Matches { get; init; } = [];
}

internal sealed class ParticipantRow
{
    public required long ItemId { get; init; }

    public required int Position { get; init; }

    public required byte Role { get; init; }

    public required string Address { get; init; }

    public string? Name { get; init; }
}

internal sealed class MatchRow
{
    public required long ItemId { get; init; }

    public required int Position { get; init; }

    public required int Participant { get; init; }

    public required byte RecordType { get; init; }

    public required string RecordId { get; init; }

    public string? AccountId { get; init; }

    public required byte Tier { get; init; }
}

/// <summary>The last position of an organisation's change feed.</summary>
internal sealed class FeedRow
{
    public required string OrganisationId { get; init; }

    public required long Position { get; init; }
}

/// <summary>An entry of a change feed. It outlives the item, so it holds nothing of it.</summary>
internal sealed class ChangeRow
{
    public required string OrganisationId { get; init; }

    public required long Position { get; init; }

    public required byte Kind { get; init; }

    public required long ItemId { get; init; }

    public required long At { get; init; }
}

/// <summary>The key of an organisation: marks of erasures, sealed texts and cursors derive from it. Deleting the row makes them unreadable.</summary>
internal sealed class KeyRow
{
    public required string OrganisationId { get; init; }

    public required string KeyId { get; init; }

    public required byte[] Secret { get; init; }

    public required long CreatedAt { get; init; }
}

/// <summary>What was erased and is not to return: a keyed mark, from which it cannot be read.</summary>
internal sealed class ErasureRow
{
    public required string OrganisationId { get; init; }

    public required byte Subject { get; init; }

    public required string Mark { get; init; }

    public required long ErasedAt { get; init; }
}
