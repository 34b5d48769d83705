using Jiminny.Connectors;
using Jiminny.Crm;

namespace Jiminny.Import.Storage;

/// <summary>Which kept items of an organisation to read. All conditions given must hold; none given means all items.</summary>
public sealed record ItemQuery
{
    /// <summary>All items.</summary>
    public static ItemQuery All { get; } = new();

    /// <summary>Only the item with this <see cref="StoredItem.Id"/>.</summary>
    public long? ItemId { get; init; }

    /// <summary>Only items of this mailbox.</summary>
    public string? MailboxId { get; init; }

    /// <summary>Only messages, or only meetings.</summary>
    public StreamKind? Kind { get; init; }

    /// <summary>Only items matched by this CRM record. Needs <see cref="RecordType"/>.</summary>
    public string? RecordId { get; init; }

    /// <summary>The kind of the record in <see cref="RecordId"/>.</summary>
    public CrmRecordType? RecordType { get; init; }

    /// <summary>Only items matched by the account itself or by a record that belongs to it.</summary>
    public string? AccountId { get; init; }

    /// <summary>Only items with this Message-ID or iCalendar UID. A sender chooses it, so that it alone proves nothing.</summary>
    public string? GlobalId { get; init; }

    /// <summary>At most this many. Default no limit.</summary>
    public int? Take { get; init; }

    /// <summary>Refuses a query that cannot mean what it says. For stores.</summary>
    /// <exception cref="ArgumentException"><see cref="RecordId"/> is given without <see cref="RecordType"/>.</exception>
    public void RequireConsistent()
    {
        if (RecordId is not null && RecordType is null)
        {
            throw new ArgumentException("RecordId is given without RecordType; ids are unique per type only.");
        }
    }
}
