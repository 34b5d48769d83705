namespace Jiminny.Emulator;

/// <summary>
/// A search in Gmail's language: terms joined by blanks, OR or braces, grouped by parentheses, negated by a minus. Addresses and words are compared token by
/// token as the real search does, so it finds more and less than an exact comparison would. Immutable.
/// </summary>
internal sealed class GmailSearch(Predicate<EmulatedMessage> matches, bool namesSpamOrTrash)
{
    /// <summary>True when the search itself asks for spam or trash, which are left out otherwise.</summary>
    public bool NamesSpamOrTrash { get; } = namesSpamOrTrash;

    public bool Matches(EmulatedMessage message) => matches(message);

    /// <returns>Null for a date that cannot be read.</returns>
    public static GmailSearch? Parse(string? text, Call call)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new GmailSearch(static _ => true, false);
        var parser = new GmailSearchParser(text, new GmailSearchTerms(call.Mailbox, call.Now));
        return parser.Parse() is { } matches ? new GmailSearch(matches, parser.NamesSpamOrTrash) : null;
    }
}
