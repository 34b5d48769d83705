namespace Jiminny.Emulator;

/// <summary>The internet headers of a message as its receiver sees them.</summary>
internal static class MessageHeaders
{
    public static IEnumerable<(string Name, string Value)> Of(EmulatedMessage message, EmulatedMailbox mailbox)
    {
        var sent = message.Folder.WellKnownName is WellKnownFolder.Sent or WellKnownFolder.Drafts;
        if (!sent)
        {
            yield return ("Delivered-To", mailbox.Address);
            yield return ("Received", $"by mx.example with SMTP id {Mark.Text(message.Mark)}; {Rfc822.Date(message.ReceivedAt)}");
        }
        yield return ("MIME-Version", "1.0");
        yield return ("Date", Rfc822.Date(message.ReceivedAt));
        foreach (var header in Composed(message))
            yield return header;
        if (message.Flags.HasFlag(MessageFlags.Bulk))
        {
            yield return ("List-Id", "<news.list.example>");
            yield return ("List-Unsubscribe", "<https://list.example/unsubscribe>");
            yield return ("Precedence", "bulk");
        }
        yield return ("Content-Type", "text/plain; charset=\"UTF-8\"");
    }

    private static IEnumerable<(string Name, string Value)> Composed(EmulatedMessage message)
    {
        var raw = message.Text.RawHeaders;
        if (message.InternetMessageId is { } id)
            yield return ("Message-ID", id);
        if (message.Subject is { } subject && !Replaces(raw, "Subject"))
            yield return ("Subject", IsAscii(subject) ? subject : Rfc822.EncodedWord(subject));
        if (message.From is { } from && !Replaces(raw, "From"))
            yield return ("From", Rfc822.Mailbox(from.Name, from.Address));
        if (message.Sender is { } sender && !Replaces(raw, "Sender"))
            yield return ("Sender", Rfc822.Mailbox(sender.Name, sender.Address));
        foreach (var (name, people) in new[] { ("To", message.To), ("Cc", message.Cc), ("Bcc", message.Bcc), ("Reply-To", message.ReplyTo) })
            if (people.Count > 0 && !Replaces(raw, name))
                yield return (name, string.Join(", ", people.Select(p => Rfc822.Mailbox(p.Name, p.Address))));
        foreach (var header in raw ?? [])
            yield return (header.Key, header.Value);
    }

    private static bool Replaces(IReadOnlyList<KeyValuePair<string, string>>? raw, string name) =>
        raw is not null && raw.Any(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);
}
