namespace Jiminny.Emulator;

/// <summary>One message of one mailbox. Immutable; a mailbox replaces it when it is moved.</summary>
public sealed class EmulatedMessage
{
    internal EmulatedMessage(ulong mark, DateTimeOffset receivedAt, EmulatedFolder folder, MessageText text)
    {
        Mark = mark;
        receivedTicks = receivedAt.UtcTicks;
        Folder = folder;
        Text = text;
        Thread = mark;
        ContentMark = mark;
    }

    private readonly long receivedTicks;

    /// <summary>When the mailbox received it (UTC, whole seconds).</summary>
    public DateTimeOffset ReceivedAt => new(receivedTicks, TimeSpan.Zero);

    /// <summary>Whom it is from; null when the message has no From.</summary>
    public EmulatedAddress? From { get; init; }

    /// <summary>The account that really sent it; null when it is the same as <see cref="From"/>.</summary>
    public EmulatedAddress? Sender { get; init; }

    /// <summary>The To recipients.</summary>
    public IReadOnlyList<EmulatedAddress> To { get; init; } = [];

    /// <summary>The Cc recipients.</summary>
    public IReadOnlyList<EmulatedAddress> Cc { get; init; } = [];

    /// <summary>The Bcc recipients, which only the sender's own copy knows.</summary>
    public IReadOnlyList<EmulatedAddress> Bcc { get; init; } = [];

    /// <summary>Where answers should go.</summary>
    public IReadOnlyList<EmulatedAddress> ReplyTo { get; init; } = [];

    /// <summary>The folder it lies in.</summary>
    public EmulatedFolder Folder { get; }

    /// <summary>Further Gmail label ids besides the folder's.</summary>
    public IReadOnlyList<string> ExtraLabels { get; init; } = [];

    /// <summary>What else is to be said about it.</summary>
    public MessageFlags Flags { get; init; }

    /// <summary>Why it was made.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>The subject; null when it has none.</summary>
    public string? Subject => Text.Subject(Mark);

    /// <summary>The RFC 5322 Message-ID with its angle brackets, the same in every mailbox that got a copy; null when there is none.</summary>
    public string? InternetMessageId => Text.InternetMessageId(Mark);

    internal ulong Mark { get; }

    internal ulong Thread { get; init; }

    internal ulong ContentMark { get; init; }

    internal ulong HistoryId { get; init; }

    internal MessageText Text { get; }

    internal long ReceivedTicks => receivedTicks;

    internal EmulatedMessage In(EmulatedFolder folder, ulong historyId) => new(Mark, ReceivedAt, folder, Text)
    {
        From = From, Sender = Sender, To = To, Cc = Cc, Bcc = Bcc, ReplyTo = ReplyTo, ExtraLabels = ExtraLabels, Flags = Flags, Purpose = Purpose,
        Thread = Thread, ContentMark = ContentMark, HistoryId = historyId,
    };
}
