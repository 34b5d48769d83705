using System.Buffers;
using System.Globalization;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Writes a search in Graph's query language (KQL): who takes part, and in which days. Days are the finest that it takes.</summary>
internal static class SearchQuery
{
    /// <summary>How many people or domains one search names.</summary>
    public const int MostTerms = 20;

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@._-+");

    /// <summary>
    /// The terms that can be asked for, in groups of one search each. A quote or backslash in an address would end the query's own, so none is sent.
    /// </summary>
    public static IReadOnlyList<string[]> Group(MailSearchTerms terms) =>
    [
        .. terms.Addresses.Concat(terms.Domains)
            .Where(term => term.Length > 0 && term.AsSpan().IndexOfAny('"', '\\') < 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Chunk(MostTerms),
    ];

    /// <summary>The search for a group in some days, both inclusive.</summary>
    public static string Write(string[] terms, DateOnly first, DateOnly last)
    {
        var people = string.Join(" OR ", terms.Select(term => $"participants:{Quoted(term)}"));
        return string.Create(CultureInfo.InvariantCulture, $"({people}) AND received>={first:yyyy-MM-dd} AND received<={last:yyyy-MM-dd}");
    }

    private static string Quoted(string term) => term.AsSpan().ContainsAnyExcept(Plain) ? $"\\\"{term}\\\"" : term;
}
