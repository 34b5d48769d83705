namespace Jiminny.Import.Erasure;

/// <summary>What an erasure did, in figures. Holds nothing of what was erased, and can be kept as its proof. Immutable.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="Subject">What kind of subject it was about.</param>
/// <param name="ErasedAt">When it was complete.</param>
public sealed record ErasureReceipt(string OrganisationId, string Subject, DateTimeOffset ErasedAt)
{
    /// <summary>What was deleted from the store.</summary>
    public required ErasureCounts Counts { get; init; }

    /// <summary>Accounts whose connection, with its tokens, was deleted.</summary>
    public int Disconnected { get; init; }

    /// <summary>Of these, those whose grant the provider took back; the others the user removes at the provider.</summary>
    public int RevokedAtProvider { get; init; }

    /// <summary>Whether the matcher of this process was released, so that it is read from the CRM anew.</summary>
    public bool IsMatcherReleased { get; init; }
}

/// <summary>What an erasure deleted from the store.</summary>
/// <param name="Items">Kept items, with their people and reasons.</param>
/// <param name="Streams">Streams, with cursor and receipts.</param>
/// <param name="Pending">Items that were waiting for a decision.</param>
/// <param name="MailboxesFenced">Mailboxes whose running import, if any, may not write any more.</param>
/// <param name="Marks">Marks left behind so that what was erased does not return; it cannot be read from them.</param>
/// <param name="IsKeyDestroyed">Whether the organisation's key was destroyed, which makes what copies and backups hold sealed unreadable.</param>
public sealed record ErasureCounts(long Items, long Streams, long Pending, long MailboxesFenced, int Marks, bool IsKeyDestroyed);
