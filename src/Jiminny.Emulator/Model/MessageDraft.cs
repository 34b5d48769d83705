namespace Jiminny.Emulator;

/// <summary>A message to put into a mailbox with <see cref="EmulatedMailbox.Add(MessageDraft)"/>.</summary>
public sealed class MessageDraft
{
    /// <summary>When the mailbox received it; fractions of a second are cut off.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The folder it goes to; the inbox when null.</summary>
    public EmulatedFolder? Folder { get; init; }

    /// <inheritdoc cref="EmulatedMessage.From"/>
    public EmulatedAddress? From { get; init; }

    /// <inheritdoc cref="EmulatedMessage.Sender"/>
    public EmulatedAddress? Sender { get; init; }

    /// <inheritdoc cref="EmulatedMessage.To"/>
    public IReadOnlyList<EmulatedAddress> To { get; init; } = [];

    /// <inheritdoc cref="EmulatedMessage.Cc"/>
    public IReadOnlyList<EmulatedAddress> Cc { get; init; } = [];

    /// <inheritdoc cref="EmulatedMessage.Bcc"/>
    public IReadOnlyList<EmulatedAddress> Bcc { get; init; } = [];

    /// <inheritdoc cref="EmulatedMessage.ReplyTo"/>
    public IReadOnlyList<EmulatedAddress> ReplyTo { get; init; } = [];

    /// <inheritdoc cref="EmulatedMessage.ExtraLabels"/>
    public IReadOnlyList<string> ExtraLabels { get; init; } = [];

    /// <inheritdoc cref="EmulatedMessage.Flags"/>
    public MessageFlags Flags { get; init; }

    /// <inheritdoc cref="EmulatedMessage.Purpose"/>
    public Purpose Purpose { get; init; }

    /// <inheritdoc cref="EmulatedMessage.Subject"/>
    public string? Subject { get; init; }

    /// <summary>The plain text of the body.</summary>
    public string Body { get; init; } = "";

    /// <inheritdoc cref="EmulatedMessage.InternetMessageId"/>
    public string? InternetMessageId { get; init; }

    /// <summary>Header values that replace the composed ones on Gmail (group syntax, folded or oddly encoded names …), by header name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? RawHeaders { get; init; }

    /// <summary>The item's 64-bit number, unique in the world; drawn by the mailbox when 0.</summary>
    public ulong Mark { get; init; }

    /// <summary>The conversation's number; the message's own when 0.</summary>
    public ulong Thread { get; init; }

    /// <summary>How many characters of filler follow the subject on the wire; they cost no memory. Default 0.</summary>
    public int SubjectFiller { get; init; }

    /// <summary>
    /// The number that the canaries in subject, body, names and addresses carry, shared by all copies of one mail; <see cref="Mark"/> when 0.
    /// </summary>
    public ulong ContentMark { get; init; }
}
