namespace Jiminny.Import.Storage;

/// <summary>Keeps what the readings of a CRM's changes have brought, until every mailbox has applied it. Thread-safe.</summary>
public interface ICrmNewsStore
{
    /// <summary>Adds news of an organisation and forgets those added more than 30 days before.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="news">The news; its number is given here.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Its number.</returns>
    ValueTask<long> AddAsync(string organisationId, CrmNews news, CancellationToken cancellationToken);

    /// <summary>Reads the news of an organisation that somebody has not applied yet.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="after">The number of the last news applied; 0 for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The news.</returns>
    ValueTask<CrmNewsFeed> ReadAsync(string organisationId, long after, CancellationToken cancellationToken);
}

/// <summary>News that somebody has not applied yet.</summary>
/// <param name="Latest">The number of the latest news there ever was; 0 when there was none.</param>
/// <param name="News">Those that are kept, in order. What is missing before them was forgotten: it could have been anything.</param>
public sealed record CrmNewsFeed(long Latest, IReadOnlyList<CrmNews> News);
