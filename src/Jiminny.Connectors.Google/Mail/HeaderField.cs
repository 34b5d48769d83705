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
        7 when Is(name, "Subject"u8) => HeaderField.Subject,
        8 when Is(name, "Reply-To"u8) => HeaderField.ReplyTo,
        10 when Is(name, "Message-ID"u8) => HeaderField.MessageId,
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

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> field) => Ascii.EqualsIgnoreCase(name, field);
}
