using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>All news that a stream has not applied yet, taken together.</summary>
/// <param name="Latest">The number of the latest.</param>
/// <param name="Terms">Whom to look for; <see langword="null"/> when they cannot be named.</param>
/// <param name="Records">Whose items to decide anew; <see langword="null"/> for all.</param>
internal sealed record NewsToApply(long Latest, MailSearchTerms? Terms, IReadOnlyList<CrmReference>? Records)
{
    /// <summary>Whether mail or meetings that were rejected before may match now.</summary>
    public bool BringsNew => Terms is null or { Addresses.Count: > 0 } or { Domains.Count: > 0 };

    /// <summary>Whether stored items have to be decided anew.</summary>
    public bool ChangesStored => Records is null or { Count: > 0 };

    public static NewsToApply From(CrmNewsFeed feed, long applied)
    {
        if (feed.Latest <= applied)
        {
            return new NewsToApply(feed.Latest, new MailSearchTerms([], []), []);
        }

        // What was forgotten meanwhile could have been anything.
        var isWhole = feed.News.Count > 0 && feed.News[0].Number == applied + 1;
        var isNamed = isWhole && feed.News.All(news => news.IsNamed);
        return new NewsToApply(
            feed.Latest,
            isNamed
                ? new MailSearchTerms(
                    [.. feed.News.SelectMany(news => news.Addresses!).Distinct(StringComparer.Ordinal)],
                    [.. feed.News.SelectMany(news => news.Domains!).Distinct(StringComparer.Ordinal)])
                : null,
            isWhole && feed.News.All(news => news.Records is not null) ? [.. feed.News.SelectMany(news => news.Records!).Distinct()] : null);
    }
}
