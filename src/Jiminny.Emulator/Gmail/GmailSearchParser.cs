namespace Jiminny.Emulator;

/// <summary>Reads a search: <c>any := and (OR and)*</c>, <c>and := item+</c>, <c>item := [-] ( '(' any ')' | '{' item* '}' | term )</c>.</summary>
internal sealed class GmailSearchParser(string text, GmailSearchTerms terms)
{
    private int position;
    private bool failed;

    public bool NamesSpamOrTrash { get; private set; }

    /// <returns>Null when a term cannot be read.</returns>
    public Predicate<EmulatedMessage>? Parse()
    {
        var result = ParseAny(negated: false);
        // A closing bracket too many is ignored, as the search box does.
        while (!failed && position < text.Length)
        {
            position++;
            var (left, right) = (result, ParseAny(negated: false));
            result = m => left(m) && right(m);
        }
        return failed ? null : result;
    }

    private Predicate<EmulatedMessage> ParseAny(bool negated)
    {
        var result = ParseAll(negated);
        while (AtWord("OR"))
        {
            position += 2;
            var (left, right) = (result, ParseAll(negated));
            result = m => left(m) || right(m);
        }
        return result;
    }

    private Predicate<EmulatedMessage> ParseAll(bool negated)
    {
        var parts = new List<Predicate<EmulatedMessage>>();
        while (!AtEnd() && !AtWord("OR"))
        {
            if (AtWord("AND"))
                position += 3;
            else
                parts.Add(ParseItem(negated));
        }
        return m => parts.TrueForAll(p => p(m));
    }

    private Predicate<EmulatedMessage> ParseItem(bool negated)
    {
        SkipBlanks();
        if (text[position] == '-')
        {
            position++;
            if (AtEnd())
                return static _ => true;
            var inner = ParseItem(!negated);
            return m => !inner(m);
        }
        if (text[position] is '(' or '{')
        {
            var braces = text[position++] == '{';
            var group = braces ? ParseAlternatives(negated) : ParseAny(negated);
            if (position < text.Length)
                position++;
            return group;
        }
        return ParseTerm(negated);
    }

    private Predicate<EmulatedMessage> ParseAlternatives(bool negated)
    {
        var parts = new List<Predicate<EmulatedMessage>>();
        while (!AtEnd())
            parts.Add(ParseItem(negated));
        return m => parts.Exists(p => p(m));
    }

    private Predicate<EmulatedMessage> ParseTerm(bool negated)
    {
        var word = ReadWord(stopAtColon: true);
        // A word without an operator is looked for everywhere.
        if (position >= text.Length || text[position] != ':')
            return terms.Create("", word)!;
        position++;
        // from:(a OR b) and from:{a b} spread the operator over a group.
        if (position < text.Length && text[position] is '(' or '{')
            return ParseSpread(word, negated);
        return Create(word, ReadWord(stopAtColon: false), negated);
    }

    private Predicate<EmulatedMessage> ParseSpread(string name, bool negated)
    {
        var any = text[position++] == '{';
        var alternatives = new List<List<Predicate<EmulatedMessage>>> { new() };
        while (!AtEnd())
        {
            if (AtWord("OR"))
            {
                position += 2;
                alternatives.Add([]);
                continue;
            }
            if (any && alternatives[^1].Count > 0)
                alternatives.Add([]);
            SkipBlanks();
            alternatives[^1].Add(Create(name, ReadWord(stopAtColon: false), negated));
        }
        if (position < text.Length)
            position++;
        return m => alternatives.Exists(all => all.TrueForAll(p => p(m)));
    }

    private Predicate<EmulatedMessage> Create(string name, string value, bool negated)
    {
        name = name.ToLowerInvariant();
        NamesSpamOrTrash |= !negated && name is "in" or "is" or "label" && value.ToLowerInvariant() is "spam" or "trash" or "anywhere";
        if (terms.Create(name, value) is { } term)
            return term;
        failed = true;
        return static _ => false;
    }

    private string ReadWord(bool stopAtColon)
    {
        var start = position;
        if (position < text.Length && text[position] == '"')
        {
            var end = text.IndexOf('"', position + 1);
            position = end < 0 ? text.Length : end + 1;
            return text[start..position].Trim('"');
        }
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('(' or ')' or '{' or '}') && !(stopAtColon && text[position] == ':'))
            position++;
        // Whatever cannot begin a word is stepped over.
        if (position == start && position < text.Length && !stopAtColon)
            position++;
        return text[start..position];
    }

    private bool AtEnd()
    {
        SkipBlanks();
        return position >= text.Length || text[position] is ')' or '}';
    }

    private bool AtWord(string word)
    {
        SkipBlanks();
        return string.CompareOrdinal(text, position, word, 0, word.Length) == 0
            && (position + word.Length == text.Length || char.IsWhiteSpace(text[position + word.Length]) || text[position + word.Length] is '(' or '{');
    }

    private void SkipBlanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }
}
