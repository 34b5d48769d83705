using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>Gmail's search language: terms joined by blanks, a leading minus negates. Immutable.</summary>
internal sealed class GmailSearch
{
    // Dates without a time are midnight in Pacific standard time.
    private static readonly TimeSpan Pacific = TimeSpan.FromHours(-8);

    private readonly List<Predicate<EmulatedMessage>> terms = [];

    public bool NamesSpamOrTrash { get; private set; }

    public bool Matches(EmulatedMessage message) => terms.TrueForAll(t => t(message));

    public static GmailSearch? Parse(string? text, Call call)
    {
        var search = new GmailSearch();
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var negated = word[0] == '-';
            if (search.Term(negated ? word[1..] : word, negated, call.Mailbox) is not { } term)
                return null;
            search.terms.Add(negated ? m => !term(m) : term);
        }
        return search;
    }

    private Predicate<EmulatedMessage>? Term(string word, bool negated, EmulatedMailbox mailbox)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var value = word[(colon + 1)..];
        switch (colon < 0 ? "" : word[..colon].ToLowerInvariant())
        {
            case "after": return ReadDate(value) is { } from ? m => m.ReceivedTicks >= from.UtcTicks : null;
            case "before": return ReadDate(value) is { } until ? m => m.ReceivedTicks < until.UtcTicks : null;
            case "in" or "label" or "is": return Place(value.ToLowerInvariant(), negated, mailbox);
            default: return null;
        }
    }

    private Predicate<EmulatedMessage>? Place(string name, bool negated, EmulatedMailbox mailbox)
    {
        NamesSpamOrTrash |= !negated && name is "spam" or "trash" or "anywhere";
        return name switch
        {
            "anywhere" => _ => true,
            "inbox" or "sent" or "spam" or "trash" or "unread" or "starred" or "important" => m => GmailLabels.Has(m, name.ToUpperInvariant()),
            "draft" or "drafts" => m => GmailLabels.Has(m, "DRAFT"),
            "chat" or "chats" => m => GmailLabels.Has(m, "CHAT"),
            "read" => m => !m.Flags.HasFlag(MessageFlags.Unread),
            _ => mailbox.Folders.FirstOrDefault(f => f.LabelId is not null && LabelName(f) == name) is { } folder
                ? m => GmailLabels.Has(m, folder.LabelId!)
                : _ => false,
        };
    }

    private static string LabelName(EmulatedFolder folder) => folder.Path.ToLowerInvariant().Replace(' ', '-').Replace('/', '-');

    private static DateTimeOffset? ReadDate(string text)
    {
        if (text.Length > 8 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253402300800)
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        string[] forms = ["yyyy/M/d", "yyyy-M-d"];
        return DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateTimeOffset(day, Pacific) : null;
    }
}
