using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>What each operator of a search means.</summary>
internal sealed class GmailSearchTerms(EmulatedMailbox mailbox, DateTimeOffset now)
{
    // Dates without a time are midnight in Pacific standard time.
    private static readonly TimeSpan Pacific = TimeSpan.FromHours(-8);

    /// <returns>Null for a date that cannot be read; an operator that does not exist is a word like any other.</returns>
    public Predicate<EmulatedMessage>? Create(string name, string value)
    {
        switch (name)
        {
            case "after" or "newer":
                return ReadDate(value) is { } from ? m => m.ReceivedTicks >= from.UtcTicks : null;
            case "before" or "older":
                return ReadDate(value) is { } until ? m => m.ReceivedTicks < until.UtcTicks : null;
            case "newer_than":
                return ReadAge(value) is { } newest ? m => m.ReceivedTicks >= newest.UtcTicks : null;
            case "older_than":
                return ReadAge(value) is { } oldest ? m => m.ReceivedTicks < oldest.UtcTicks : null;
            case "in" or "label" or "is":
                return Place(value.ToLowerInvariant());
            case "has":
                return m => value.Equals("attachment", StringComparison.OrdinalIgnoreCase) && m.Flags.HasFlag(MessageFlags.Attachment);
            case "rfc822msgid":
                return m => string.Equals(m.InternetMessageId?.Trim('<', '>'), value.Trim('<', '>'), StringComparison.OrdinalIgnoreCase);
        }
        var wanted = GmailTokens.OfQuery(name is "from" or "to" or "cc" or "bcc" or "subject" or "" ? value : $"{name} {value}");
        return name switch
        {
            "from" => m => GmailTokens.Contain(m.From, wanted),
            // "to:" looks at all recipients.
            "to" => m => Any(m.To, wanted) || Any(m.Cc, wanted) || Any(m.Bcc, wanted),
            "cc" => m => Any(m.Cc, wanted),
            "bcc" => m => Any(m.Bcc, wanted),
            "subject" => m => GmailTokens.Contain(m.Subject, wanted),
            _ => m => GmailTokens.Contain(m.Subject, wanted) || GmailTokens.Contain(m.Text.Body(m.Mark), wanted)
                || GmailTokens.Contain(m.From, wanted) || Any(m.To, wanted) || Any(m.Cc, wanted) || Any(m.Bcc, wanted),
        };
    }

    private static bool Any(IReadOnlyList<EmulatedAddress> people, string[] wanted)
    {
        for (var i = 0; i < people.Count; i++)
            if (GmailTokens.Contain(people[i], wanted))
                return true;
        return false;
    }

    private Predicate<EmulatedMessage> Place(string name) => name switch
    {
        "anywhere" => static _ => true,
        "inbox" or "sent" or "spam" or "trash" or "unread" or "starred" or "important" => m => GmailLabels.Has(m, name.ToUpperInvariant()),
        "draft" or "drafts" => static m => GmailLabels.Has(m, "DRAFT"),
        "chat" or "chats" => static m => GmailLabels.Has(m, "CHAT"),
        "read" => static m => !m.Flags.HasFlag(MessageFlags.Unread),
        _ => mailbox.Folders.FirstOrDefault(f => f.WellKnownName is null && LabelName(f) == name)?.LabelId is { } label
            ? m => GmailLabels.Has(m, label)
            : static _ => false,
    };

    private static string LabelName(EmulatedFolder folder) => folder.Path.ToLowerInvariant().Replace(' ', '-').Replace('/', '-');

    private static DateTimeOffset? ReadDate(string text)
    {
        if (text.Length > 8 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800)
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        string[] forms = ["yyyy/M/d", "yyyy-M-d"];
        return DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateTimeOffset(day, Pacific) : null;
    }

    // 3d, 2m, 1y.
    private DateTimeOffset? ReadAge(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 1200)
            return null;
        return char.ToLowerInvariant(text[^1]) switch
        {
            'd' => now.AddDays(-count),
            'm' => now.AddMonths(-count),
            'y' => now.AddYears(-Math.Min(count, 100)),
            _ => null,
        };
    }
}
