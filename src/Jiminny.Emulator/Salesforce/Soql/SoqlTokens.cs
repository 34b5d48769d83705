using System.Globalization;
using System.Text;

namespace Jiminny.Emulator.Salesforce.Soql;

/// <summary>Takes a query apart into words, signs and literals.</summary>
internal sealed class SoqlTokens
{
    private readonly List<(string Text, object? Literal, bool IsLiteral)> tokens = [];
    private int next;

    public SoqlTokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c == '\'')
                at = ReadText(text, at + 1);
            else if ("<>!=".Contains(c, StringComparison.Ordinal))
                at = ReadSign(text, at);
            else if ("(),".Contains(c, StringComparison.Ordinal))
                tokens.Add((text[at++].ToString(), null, false));
            else
                at = ReadWord(text, at);
        }
    }

    public bool AtEnd => next == tokens.Count;

    public bool TryTake(string word)
    {
        if (AtEnd || tokens[next].IsLiteral || !tokens[next].Text.Equals(word, StringComparison.OrdinalIgnoreCase))
            return false;
        next++;
        return true;
    }

    public void Take(string word)
    {
        if (!TryTake(word))
            throw Unexpected();
    }

    public string TakeWord() => AtEnd || tokens[next].IsLiteral ? throw Unexpected() : tokens[next++].Text;

    public object? TakeLiteral()
    {
        if (AtEnd)
            throw Unexpected();
        var (text, literal, isLiteral) = tokens[next];
        if (!isLiteral && !TryReadWord(text, out literal))
            throw Unexpected();
        next++;
        return literal;
    }

    public SoqlSyntaxException Unexpected() => new(AtEnd ? "unexpected token: <EOF>" : $"unexpected token: '{tokens[next].Text}'");

    private static bool TryReadWord(string text, out object? literal)
    {
        literal = text.ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            _ => null,
        };
        if (literal is not null || text.Equals("null", StringComparison.OrdinalIgnoreCase))
            return true;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            literal = number;
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            literal = time;
        return literal is not null;
    }

    private int ReadText(string text, int at)
    {
        var value = new StringBuilder();
        for (; at < text.Length && text[at] != '\''; at++)
        {
            if (text[at] != '\\')
                value.Append(text[at]);
            else if (++at < text.Length)
                value.Append(Unescape(text[at]));
            else
                break;
        }

        if (at >= text.Length)
            throw new SoqlSyntaxException("line 1: unterminated string");
        tokens.Add((value.ToString(), value.ToString(), true));
        return at + 1;
    }

    private static char Unescape(char escaped) => escaped switch
    {
        'n' or 'N' => '\n',
        'r' or 'R' => '\r',
        't' or 'T' => '\t',
        'b' or 'B' => '\b',
        'f' or 'F' => '\f',
        _ => escaped,
    };

    private int ReadSign(string text, int at)
    {
        var length = at + 1 < text.Length && text[at + 1] == '=' ? 2 : 1;
        tokens.Add((text.Substring(at, length), null, false));
        return at + length;
    }

    private int ReadWord(string text, int at)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !"<>!=(),'".Contains(text[at], StringComparison.Ordinal))
            at++;
        tokens.Add((text[start..at], null, false));
        return at;
    }
}
