using System.Text;

namespace Jiminny.Connectors.Google.Planning;

/// <summary>Writes searches for mail from, to or copied to given addresses and domains. The texts are people's addresses: they go into requests and nowhere else.</summary>
internal static class SearchQueries
{
    /// <summary>Writes as few searches as their length allows.</summary>
    /// <param name="terms">Whom to look for.</param>
    /// <param name="maxLength">How long one search may be, in characters, its window aside. A single term may be longer.</param>
    /// <returns>Groups of alternatives, in the same order each time.</returns>
    public static List<string> Build(MailSearchTerms terms, int maxLength)
    {
        var queries = new List<string>();
        var query = new StringBuilder();
        foreach (var term in Wanted(terms))
        {
            var alternatives = $"from:{term} to:{term} cc:{term} bcc:{term}";
            if (query.Length > 0 && query.Length + 2 + alternatives.Length > maxLength)
                Close();

            query.Append(query.Length == 0 ? '{' : ' ').Append(alternatives);
        }

        if (query.Length > 0)
            Close();

        return queries;

        void Close()
        {
            queries.Add(query.Append('}').ToString());
            query.Clear();
        }
    }

    /// <summary>How many terms fit into a number of searches, generously.</summary>
    public static int MostTerms(long queries, int maxLength)
    {
        const int shortestTerm = 44;
        return (int)Math.Min(int.MaxValue, queries * Math.Max(1, maxLength / shortestTerm));
    }

    // An address is found by its domain when that is asked for anyway.
    private static IEnumerable<string> Wanted(MailSearchTerms terms)
    {
        var domains = terms.Domains.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var addresses = terms.Addresses.Where(address => !domains.Contains(address[(address.LastIndexOf('@') + 1)..]));
        return domains.Concat(addresses).Where(IsWord).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
    }

    // What would end a term or begin another one cannot be asked for.
    private static bool IsWord(string term) => term.Length > 0 && !term.AsSpan().ContainsAny(" \t\r\n\"(){}:,;");
}
