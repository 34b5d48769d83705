namespace Jiminny.Emulator;

/// <summary>The internet headers of a message as its receiver sees them.</summary>
internal static class MessageHeaders
{
    /// <param name="message">The message.</param>
    /// <param name="mailbox">Whose copy it is.</param>
    /// <param name="wanted">Names to restrict to, in any case; all when empty.</param>
    public static IEnumerable<HeaderField> Of(EmulatedMessage message, EmulatedMailbox mailbox, List<string> wanted)
    {
        var raw = message.Text.RawHeaders;
        var received = message.Folder.WellKnownName is not (WellKnownFolder.Sent or WellKnownFolder.Drafts);
        if (received && Wants("Delivered-To"))
            yield return new("Delivered-To", mailbox.Address);
        if (received && Wants("Received"))
            yield return new("Received", $"by mx.example with SMTP id {Mark.Text(message.Mark)}; {Rfc822.Date(message.ReceivedAt)}");
        if (Wants("MIME-Version"))
            yield return new("MIME-Version", "1.0");
        if (Wants("Date"))
            yield return new("Date", Rfc822.Date(message.ReceivedAt));
        if (Wants("Message-ID") && message.InternetMessageId is { } id)
            yield return new("Message-ID", id);
        if (Composes("Subject") && message.Subject is { } subject)
            yield return new("Subject", System.Text.Ascii.IsValid(subject) ? subject : Rfc822.EncodedWord(subject));
        if (Composes("From") && message.From is { } from)
            yield return new("From", [from]);
        if (Composes("Sender") && message.Sender is { } sender)
            yield return new("Sender", [sender]);
        if (message.To.Count > 0 && Composes("To"))
            yield return new("To", message.To);
        if (message.Cc.Count > 0 && Composes("Cc"))
            yield return new("Cc", message.Cc);
        if (message.Bcc.Count > 0 && Composes("Bcc"))
            yield return new("Bcc", message.Bcc);
        if (message.ReplyTo.Count > 0 && Composes("Reply-To"))
            yield return new("Reply-To", message.ReplyTo);
        foreach (var header in raw ?? [])
            if (Wants(header.Key))
                yield return new(header.Key, header.Value);
        if (message.Flags.HasFlag(MessageFlags.Bulk))
        {
            if (Wants("List-Id"))
                yield return new("List-Id", "<news.list.example>");
            if (Wants("List-Unsubscribe"))
                yield return new("List-Unsubscribe", "<https://list.example/unsubscribe>");
            if (Wants("Precedence"))
                yield return new("Precedence", "bulk");
        }
        if (Wants("Content-Type"))
            yield return new("Content-Type", "text/plain; charset=\"UTF-8\"");

        bool Wants(string name) => wanted.Count == 0 || Contains(wanted, name);

        bool Composes(string name) => Wants(name) && (raw is null || !raw.Any(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Contains(List<string> names, string name)
    {
        foreach (var item in names)
            if (item.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
