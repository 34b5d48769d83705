namespace Jiminny.Connectors.ProviderServices;

/// <summary>What all sources do alike: rent a collector, read one page into it, turn it into a result, and tell about it.</summary>
/// <param name="provider">The provider.</param>
/// <param name="stream">The stream.</param>
/// <param name="services">What the sources of a connector share.</param>
public abstract class PagedSource(Provider provider, StreamKind stream, PagedSourceServices services) : IMailboxSource
{
    /// <inheritdoc/>
    public Provider Provider => provider;

    /// <inheritdoc/>
    public StreamKind Stream => stream;

    /// <inheritdoc/>
    public async ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentNullException.ThrowIfNull(cursor);
        ArgumentNullException.ThrowIfNull(filter);
        if (mailbox.Provider != provider)
            throw new ArgumentException($"This source reads {provider}, but the mailbox is hosted by {mailbox.Provider}.", nameof(mailbox));

        using var activity = services.Telemetry.Start(stream);
        var started = services.Time.GetTimestamp();
        using var items = PageCollector.Rent(services.WindowSize, services.MaxWindowSize);
        var session = new MailboxSession(mailbox, services.Tokens);
        var answer = await ReadAsync(new PageRead(session, cursor, filter, items), cancellationToken).ConfigureAwait(false);
        var result = ToResult(answer, cursor, items, session.Cost);
        var duration = services.Time.GetElapsedTime(started);
        services.Telemetry.Record(activity, stream, result, duration);
        OnRead(result, duration);
        return result;
    }

    /// <summary>Reads one page.</summary>
    /// <param name="read">The call.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Where to go on, or why the page could not be read.</returns>
    protected abstract ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken);

    /// <summary>Called after each read, to log it.</summary>
    /// <param name="result">What it came to.</param>
    /// <param name="duration">How long it took, waits included.</param>
    protected virtual void OnRead(PageResult result, TimeSpan duration)
    {
    }

    private static PageResult ToResult(SourceAnswer<PageEnd> answer, SyncCursor cursor, PageCollector items, RequestCost cost)
    {
        if (!answer.TryGet(out var end, out var failure))
            return failure with { Cost = cost };

        return new Page
        {
            Listed = items.Tally.Listed,
            Kept = items.Tally.Kept,
            Discarded = items.Tally.Discarded,
            Undecided = items.Tally.Undecided,
            Failed = items.Tally.Failed,
            Pending = items.Tally.Pending,
            Removed = end.Removed,
            Next = cursor with { State = end.State },
            IsLast = end.IsLast,
            Cost = cost,
        };
    }
}
