using System.Globalization;
using Jiminny.Crm;
using Jiminny.EntityFrameworkCore.Schema;
using Jiminny.Import.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore.Scheduling;

/// <summary>Keeps news of the CRMs. Plain SQL where addresses are written, so that none reaches a log of EF.</summary>
internal sealed class CrmNewsStore(IDbContextFactory<JiminnyDbContext> contexts, StoreDialect dialect, IStoreSchema schema) : ICrmNewsStore
{
    private static readonly long KeptFor = (long)TimeSpan.FromDays(30).TotalMilliseconds;

    public async ValueTask<long> AddAsync(string organisationId, CrmNews news, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(news);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        var number = await Counters.RaiseAsync(session, organisationId, Counters.News, cancellationToken).ConfigureAwait(false);
        await using var forget = session.Command($"""
            DELETE FROM jiminny_crm_news WHERE organisation_id = @organisation AND added_at < {dialect.NowMilliseconds} - {KeptFor}
            """);
        await forget.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await using var insert = session.Command($"""
            INSERT INTO jiminny_crm_news (organisation_id, number, addresses, domains, records, added_at)
            VALUES (@organisation, @number, @addresses, @domains, @records, {dialect.NowMilliseconds})
            """);
        await insert
            .With("@organisation", organisationId)
            .With("@number", number)
            .With("@addresses", Join(news.Addresses))
            .With("@domains", Join(news.Domains))
            .With("@records", Join(news.Records?.Select(record => string.Create(CultureInfo.InvariantCulture, $"{(byte)record.Type} {record.Id}"))))
            .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return number;
    }

    public async ValueTask<CrmNewsFeed> ReadAsync(string organisationId, long after, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.ReadAsync(contexts, cancellationToken).ConfigureAwait(false);
        var latest = await Counters.ReadAsync(session, organisationId, Counters.News, cancellationToken).ConfigureAwait(false);
        if (latest <= after)
        {
            return new CrmNewsFeed(latest, []);
        }

        var rows = await session.Context.Set<NewsRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId && row.Number > after && row.Number <= latest)
            .OrderBy(row => row.Number)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new CrmNewsFeed(latest, rows.ConvertAll(row => new CrmNews(row.Number)
        {
            Addresses = Split(row.Addresses),
            Domains = Split(row.Domains),
            Records = Split(row.Records)?.ConvertAll(ToReference),
        }));
    }

    private static string? Join(IEnumerable<string>? texts) => texts is null ? null : string.Join('\n', texts);

    private static List<string>? Split(string? text) => text is null ? null : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static CrmReference ToReference(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new CrmReference((CrmRecordType)byte.Parse(text.AsSpan(0, space), CultureInfo.InvariantCulture), text[(space + 1)..]);
    }
}
