using System.Text;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>The header fields that are read. Senders spell their names in any case.</summary>
internal enum HeaderField
{
    /// <summary>None of them.</summary>
    Other,
    From,
    Sender,
    To,
    Cc,
    Bcc,
    ReplyTo,
    Subject,
    MessageId,
    ListUnsubscribe,
    ListId,
    Precedence,
    AutoSubmitted,
}

/// <summary>Recognises header fields and what they say about participants.</summary>
internal static class HeaderFields
{
    public static HeaderField Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when Is(name, "To"u8) => HeaderField.To,
        2 when Is(name, "Cc"u8) => HeaderField.Cc,
        3 when Is(name, "Bcc"u8) => HeaderField.Bcc,
        4 when Is(name, "From"u8) => HeaderField.From,
        6 when Is(name, "Sender"u8) => HeaderField.Sender,
        7 when Is(name, "List-Id"u8) => HeaderField.ListId,
        7 when Is(name, "Subject"u8) => HeaderField.Subject,
        8 when Is(name, "Reply-To"u8) => HeaderField.ReplyTo,
        10 when Is(name, "Message-ID"u8) => HeaderField.MessageId,
        10 when Is(name, "Precedence"u8) => HeaderField.Precedence,
        14 when Is(name, "Auto-Submitted"u8) => HeaderField.AutoSubmitted,
        16 when Is(name, "List-Unsubscribe"u8) => HeaderField.ListUnsubscribe,
        _ => HeaderField.Other,
    };

    public static ParticipantRole? RoleOf(HeaderField field) => field switch
    {
        HeaderField.From => ParticipantRole.From,
        HeaderField.Sender => ParticipantRole.Sender,
        HeaderField.To => ParticipantRole.To,
        HeaderField.Cc => ParticipantRole.Cc,
        HeaderField.Bcc => ParticipantRole.Bcc,
        HeaderField.ReplyTo => ParticipantRole.ReplyTo,
        _ => null,
    };

    public static bool MayTellOfMachine(HeaderField field) => field >= HeaderField.ListUnsubscribe;

    /// <summary>
    /// Whether a field says that a machine sent the message or that it went to a list: RFC 2919, RFC 2369, RFC 3834, and Precedence, which no standard knows but
    /// mail uses.
    /// </summary>
    public static bool TellsOfMachine(HeaderField field, ReadOnlySpan<byte> value) => field switch
    {
        HeaderField.ListId or HeaderField.ListUnsubscribe => !value.Trim(" \t\r\n"u8).IsEmpty,
        HeaderField.Precedence => value.Trim(" \t\r\n"u8) is var word && (Is(word, "bulk"u8) || Is(word, "list"u8) || Is(word, "junk"u8)),
        // Parameters may follow the word.
        HeaderField.AutoSubmitted => FirstWord(value) is { IsEmpty: false } word && !Is(word, "no"u8),
        _ => false,
    };

    private static ReadOnlySpan<byte> FirstWord(ReadOnlySpan<byte> value)
    {
        value = value.TrimStart(" \t\r\n"u8);
        var end = value.IndexOfAny(" \t\r\n;("u8);
        return end < 0 ? value : value[..end];
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> field) => Ascii.EqualsIgnoreCase(name, field);
}
