namespace Jiminny.Connectors;

/// <summary>What is kept of a message: who, when and the subject; never the body.</summary>
public sealed record EmailMetadata : KeptItem
{
    /// <summary>The Message-ID of RFC 5322, the same in every mailbox that holds a copy.</summary>
    public string? InternetMessageId { get; init; }

    /// <summary>The provider's id of the conversation or thread; comparable within one mailbox only.</summary>
    public string? ConversationId { get; init; }

    /// <summary>When the provider received it, or sent it, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether the mailbox' owner sent it.</summary>
    public bool IsOutgoing { get; init; }

    /// <summary>Whether it carries attachments; <see langword="null"/> where the provider does not say without the body.</summary>
    public bool? HasAttachments { get; init; }
}
