using System.Buffers.Text;
using System.Net.Mime;
using System.Text;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>Finds what there is to show of a message: HTML where there is some, plain text otherwise. Attachments are left alone.</summary>
internal static class BodyText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static MessageBody? Read(BodyDocument document) => Find(document.Payload, MediaTypeNames.Text.Html) ?? Find(document.Payload, MediaTypeNames.Text.Plain);

    private static MessageBody? Find(BodyPart? part, string mediaType)
    {
        if (part is null)
            return null;

        if (string.Equals(part.MimeType, mediaType, StringComparison.OrdinalIgnoreCase) && string.IsNullOrEmpty(part.FileName) && part.Body?.Data is { } data)
            return Decode(data, CharsetOf(part)) is { } text ? new MessageBody(mediaType, text) : null;

        return (part.Parts ?? []).Select(inner => Find(inner, mediaType)).FirstOrDefault(found => found is not null);
    }

    private static string? Decode(string data, string? charset)
    {
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(data);
        }
        catch (FormatException)
        {
            // The exception may quote the content.
            return null;
        }

        try
        {
            // Gmail mostly gives UTF-8 whatever the part says; what is not UTF-8 is as the part says.
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (HeaderText.FindEncoding(charset ?? "") ?? Encoding.Latin1).GetString(bytes);
        }
    }

    private static string? CharsetOf(BodyPart part)
    {
        var value = part.Headers?.FirstOrDefault(header => string.Equals(header.Name, "Content-Type", StringComparison.OrdinalIgnoreCase))?.Value;
        var start = value?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return start < 0 ? null : value![(start + "charset=".Length)..].Split(';')[0].Trim(' ', '"', '\'');
    }
}
