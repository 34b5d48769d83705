namespace Jiminny.Connectors.Google.Mail;

/// <summary>The pieces of RFC 5322 address syntax. Where a piece has no end, its first byte is all there is of it.</summary>
internal static class AddressSyntax
{
    // RFC 2047 allows 75; some senders do not care.
    private const int LongestEncodedWord = 1000;

    public static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>The index behind a quoted string that begins at an index.</summary>
    public static int EndOfQuoted(ReadOnlySpan<byte> text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i + 1;
        }

        return at + 1;
    }

    /// <summary>The index behind a comment, which may hold others.</summary>
    public static int EndOfComment(ReadOnlySpan<byte> text, int at)
    {
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i + 1;
        }

        return at + 1;
    }

    /// <summary>The index behind a domain literal, which may hold colons.</summary>
    public static int EndOfLiteral(ReadOnlySpan<byte> text, int at)
    {
        var end = text[(at + 1)..].IndexOfAny("[],<"u8) + 1;
        return end > 0 && text[at + end] == ']' ? at + end + 1 : at + 1;
    }

    /// <summary>The index behind an encoded word, which may hold commas though it should not.</summary>
    public static int EndOfEncodedWord(ReadOnlySpan<byte> text, int at)
    {
        var word = text[at..Math.Min(text.Length, at + LongestEncodedWord)];
        if (!word.StartsWith("=?"u8))
            return at + 1;

        var charset = word[2..].IndexOf((byte)'?');
        var content = charset + 5;
        if (charset < 1 || content > word.Length || word[content - 1] != '?')
            return at + 1;

        var end = word[content..].IndexOf("?="u8);
        return end < 0 || word.Slice(content, end).IndexOfAny((byte)'<', (byte)'>', (byte)'"') >= 0 ? at + 1 : at + content + end + 2;
    }

    public static (int Start, int Length) Trim(ReadOnlySpan<byte> text, int start, int end)
    {
        while (start < end && IsSpace(text[start]))
            start++;

        while (end > start && IsSpace(text[end - 1]))
            end--;

        return (start, end - start);
    }

    /// <summary>A name without its quotes and backslashes, removed where they stand.</summary>
    public static (int Start, int Length) Unquote(Span<byte> text, int start, int length)
    {
        (start, length) = Trim(text, start, start + length);
        if (length < 2 || text[start] != '"' || EndOfQuoted(text[..(start + length)], start) != start + length)
            return (start, length);

        var write = start;
        for (var read = start + 1; read < start + length - 1; read++)
        {
            if (text[read] == '\\' && read + 1 < start + length - 1)
                read++;

            text[write++] = text[read];
        }

        return Trim(text, start, write);
    }

    /// <summary>The content of the first comment, which often is a name.</summary>
    public static (int Start, int Length) FindComment(ReadOnlySpan<byte> text, int start)
    {
        var open = text[start..].IndexOf((byte)'(');
        if (open < 0)
            return default;

        var end = EndOfComment(text, start + open);
        return end == start + open + 1 ? default : Trim(text, start + open + 1, end - 1);
    }

    /// <summary>Removes white space, such as that of a folded line, outside quotes.</summary>
    /// <returns>How many bytes are left from the start on.</returns>
    public static int RemoveSpace(Span<byte> text, int start, int end)
    {
        var write = start;
        var isQuoted = false;
        for (var read = start; read < end; read++)
        {
            isQuoted ^= text[read] == '"';
            if (isQuoted || !IsSpace(text[read]))
                text[write++] = text[read];
        }

        return write - start;
    }

    /// <summary>Joins what an @ holds together: <c>john @ x.example</c>, an obsolete form of RFC 5322.</summary>
    /// <returns>The new end; what was behind it is blank.</returns>
    public static int JoinAtSigns(Span<byte> text, int start, int end)
    {
        var at = text[start..end].IndexOf((byte)'@');
        if (at < 0 || (text[start..end].IndexOf(" @"u8) < 0 && text[start..end].IndexOf("@ "u8) < 0))
            return end;

        var write = start;
        for (var read = start; read < end; read++)
        {
            var isBeside = IsSpace(text[read]) && ((write > start && text[write - 1] == '@') || NextOther(text, read, end) == '@');
            if (!isBeside)
                text[write++] = text[read];
        }

        text[write..end].Fill((byte)' ');
        return write;
    }

    private static byte NextOther(ReadOnlySpan<byte> text, int at, int end)
    {
        while (at < end && IsSpace(text[at]))
            at++;

        return at < end ? text[at] : (byte)0;
    }
}
