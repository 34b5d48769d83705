namespace Jiminny.Emulator;

/// <summary>
/// Text as the search sees it: lower-case runs of letters and digits; what lies between is lost. The index keeps an apostrophe inside a token while a query
/// breaks there, and it does not index a local part with two dots in a row: such addresses are never found, as with the real search.
/// </summary>
internal static class GmailTokens
{
    /// <summary>The tokens of a query.</summary>
    public static string[] OfQuery(string text) => Of(text.Replace('\'', ' '));

    /// <summary>The tokens under which an address is indexed.</summary>
    public static string[] OfAddress(string address) =>
        Of(address.Contains("..", StringComparison.Ordinal) ? address[(address.LastIndexOf('@') + 1)..] : address);

    /// <summary>The tokens under which text is indexed.</summary>
    public static string[] Of(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '\''))
            {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0)
                tokens.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }
        return [.. tokens];
    }

    /// <summary>True when the wanted tokens stand in the text one after the other.</summary>
    public static bool Contain(string? text, string[] wanted)
    {
        if (text is null || wanted.Length == 0)
            return false;
        return Contains(Of(text), wanted);
    }

    public static bool Contain(EmulatedAddress? who, string[] wanted)
    {
        if (who is null || wanted.Length == 0)
            return false;
        return Contains(who.AddressTokens, wanted) || Contains(who.NameTokens, wanted);
    }

    private static bool Contains(string[] tokens, string[] wanted)
    {
        for (var i = 0; i + wanted.Length <= tokens.Length; i++)
        {
            var found = true;
            for (var j = 0; found && j < wanted.Length; j++)
                found = tokens[i + j] == wanted[j];
            if (found)
                return true;
        }
        return false;
    }
}
