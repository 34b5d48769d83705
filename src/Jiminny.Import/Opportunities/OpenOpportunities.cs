using System.Collections.Concurrent;
using Jiminny.Crm;

namespace Jiminny.Import.Opportunities;

internal sealed class OpenOpportunities(ICrmAdapterFactory adapters, TimeProvider time) : IOpenOpportunities
{
    private static readonly TimeSpan OldestAnswer = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Book> _books = new(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<Opportunity>> FindAsync(string organisationId, string accountId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentException.ThrowIfNullOrWhiteSpace(accountId);
        var book = _books.GetOrAdd(organisationId, _ => new Book());
        await book.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (book.ReadAt is not { } readAt || time.GetUtcNow() - readAt >= OldestAnswer)
            {
                await ReadAsync(organisationId, book, cancellationToken).ConfigureAwait(false);
            }

            return [.. book.Deals.Values.Where(deal => deal.AccountId == accountId).OrderBy(deal => deal.Id, StringComparer.Ordinal)];
        }
        finally
        {
            book.Gate.Release();
        }
    }

    private async ValueTask ReadAsync(string organisationId, Book book, CancellationToken cancellationToken)
    {
        var adapter = await adapters.CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
        var tellsAll = adapter.Descriptor is { SupportsChanges: true, ReportsDeletions: true };
        var cursor = tellsAll ? book.Cursor : CrmCursor.Start;
        var deals = cursor.IsStart ? new Dictionary<string, Opportunity>(StringComparer.Ordinal) : new Dictionary<string, Opportunity>(book.Deals, StringComparer.Ordinal);
        try
        {
            await foreach (var page in adapter.ReadPagesAsync(cursor, cancellationToken).ConfigureAwait(false))
            {
                Apply(page, deals);
                cursor = page.Next;
            }
        }
        catch (CrmUnavailableException unavailable) when (unavailable.Result is CrmCursorExpired && !book.Cursor.IsStart)
        {
            book.Cursor = CrmCursor.Start;
            await ReadAsync(organisationId, book, cancellationToken).ConfigureAwait(false);
            return;
        }
        catch (CrmUnavailableException) when (book.ReadAt is not null)
        {
            return;
        }

        book.Deals = deals;
        book.Cursor = cursor;
        book.ReadAt = time.GetUtcNow();
    }

    private static void Apply(CrmPage page, Dictionary<string, Opportunity> deals)
    {
        foreach (var change in page.Changes.Where(change => change.Type == CrmRecordType.Opportunity))
        {
            if (change.Record is Opportunity { IsOpen: true, AccountId: not null } deal)
            {
                deals[change.Id] = deal;
            }
            else
            {
                deals.Remove(change.Id);
            }
        }
    }

    /// <summary>What is known of one organisation. The gate is around it.</summary>
    private sealed class Book
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Dictionary<string, Opportunity> Deals { get; set; } = new(StringComparer.Ordinal);

        public CrmCursor Cursor { get; set; } = CrmCursor.Start;

        public DateTimeOffset? ReadAt { get; set; }
    }
}
