using System.Collections.Concurrent;

namespace Jiminny.Import.Storage;

/// <summary>Keeps news in this process' memory.</summary>
internal sealed class InMemoryCrmNewsStore(TimeProvider time) : ICrmNewsStore
{
    private readonly ConcurrentDictionary<string, List<(CrmNews News, DateTimeOffset At)>> _organisations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _latest = new(StringComparer.Ordinal);

    public ValueTask<long> AddAsync(string organisationId, CrmNews news, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(news);
        var all = _organisations.GetOrAdd(organisationId, _ => []);
        lock (all)
        {
            var now = time.GetUtcNow();
            var number = _latest.GetValueOrDefault(organisationId) + 1;
            _latest[organisationId] = number;
            all.RemoveAll(entry => entry.At < now.AddDays(-30));
            all.Add((news with { Number = number }, now));
            return new(number);
        }
    }

    public ValueTask<CrmNewsFeed> ReadAsync(string organisationId, long after, CancellationToken cancellationToken)
    {
        var all = _organisations.GetOrAdd(organisationId, _ => []);
        lock (all)
        {
            return new(new CrmNewsFeed(
                _latest.GetValueOrDefault(organisationId),
                [.. all.Select(entry => entry.News).Where(news => news.Number > after)]));
        }
    }
}
