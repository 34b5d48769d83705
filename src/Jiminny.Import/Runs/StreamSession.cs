using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Filtering;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>
/// One stream of one mailbox while this process holds its lease: the state as last committed, how pages are decided, and how they are committed. Not
/// thread-safe; a stream has one run at a time.
/// </summary>
internal sealed class StreamSession(MailboxContext mailbox, MailboxLease lease, StreamTools tools, RunServices services, IProgress<ImportProgress>? progress)
{
    // What progress is measured against: where this process began, and how much the window held when it was last read.
    private DateTimeOffset _openedAt;
    private long? _openedRun;
    private long _openedListed;
    private long? _expected;

    public MailboxContext Mailbox => mailbox;

    public StreamTools Tools => tools;

    public RunServices Services => services;

    public StreamKey Key { get; } = new(mailbox.Key, tools.Source.Stream);

    public StreamState State { get; private set; } = null!;

    /// <summary>The kinds of record that the CRM hides now; what is kept because of them stays.</summary>
    public IReadOnlySet<CrmRecordType> Hidden => services.Crm.HiddenIn(mailbox.Key.OrganisationId);

    public DateTimeOffset Now => services.Time.GetUtcNow();

    /// <summary>What is imported as of now. What may not be kept for a whole window is not imported for longer than it may be kept.</summary>
    public TimeWindow WindowNow()
    {
        var now = Now;
        var window = services.Options.WindowOf(Key.Kind, now);
        return Key.Kind == StreamKind.Mail && tools.Policy?.MailRetention is { } kept && kept > TimeSpan.Zero && now - kept > window.From
            ? new TimeWindow(now - kept, now)
            : window;
    }

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        State = await services.Store.FindStreamAsync(Key, cancellationToken).ConfigureAwait(false)
            ?? new StreamState(SyncCursor.Begin(WindowNow()), 0, 0, new ImportReceipt(Key, mailbox.Provider, WindowNow()));
        _openedAt = Now;
        _openedRun = State.Run?.Number;
        _openedListed = State.Run?.Receipt.Listed ?? 0;
        _expected = State.Run is { Kind: RunKind.Whole, Receipt: { IsComplete: true, Listed: var listed } } ? listed : null;
    }

    /// <summary>Changes the state in memory; it lasts once a page is committed.</summary>
    public void Become(StreamState state) => State = state;

    /// <summary>Reads something and has it decided by the rules and the CRM as they are.</summary>
    public async ValueTask<DecidedPage> DecideAsync(
        TimeWindow window, Func<IPageFilter, CancellationToken, ValueTask<PageResult>> read, CancellationToken cancellationToken)
    {
        using var matcher = await services.Crm.AcquireAsync(mailbox.Key.OrganisationId, State.MatcherVersion, cancellationToken).ConfigureAwait(false);
        var filter = await services.Rules.CreateAsync(Key.Kind, mailbox.Key, matcher.Matcher, window, cancellationToken).ConfigureAwait(false);
        var result = await read(filter, cancellationToken).ConfigureAwait(false);
        return new DecidedPage(result, filter, matcher.Matcher.Version);
    }

    /// <summary>A commit that changes nothing yet: cursor, round and marks as they are.</summary>
    public PageCommit Prepare(long matcherVersion) => new(Key, State.Generation, State.Sequence, [], [], State.Cursor, matcherVersion, State.Receipt)
    {
        Marks = State.Marks,
        Halt = State.Halt,
        At = Now,
    };

    /// <summary>Commits a page.</summary>
    /// <returns><see langword="false"/> when another run has taken over: nothing was written, and this one ends.</returns>
    public async ValueTask<bool> CommitAsync(PageCommit commit, CancellationToken cancellationToken)
    {
        if (!commit.Receipt.IsBalanced || commit.Run?.Receipt.IsBalanced == false)
        {
            throw Unbalanced(commit.Run?.Receipt ?? commit.Receipt);
        }

        var next = await services.Store.CommitAsync(lease, commit, cancellationToken).ConfigureAwait(false);
        if (next is null)
        {
            services.Telemetry.FencedOut(tools.Source);
            ImportLog.FencedOut(services.Logger, mailbox.Provider, Key.Kind);
            return false;
        }

        State = next;
        return true;
    }

    /// <summary>Refuses a page that does not add up: it is never committed.</summary>
    public void RequireBalanced(Page page)
    {
        if (page.Listed != page.Kept.Count + page.Discarded.Total + page.Undecided + page.Failed)
        {
            throw new InvalidOperationException(
                $"The {mailbox.Provider} {Key.Kind} source listed {page.Listed} items but accounts for {page.Kept.Count} kept, "
                + $"{page.Discarded.Total} discarded, {page.Undecided} undecided and {page.Failed} failed. The page was not committed.");
        }
    }

    public void Report(DateTimeOffset? waitingUntil = null)
    {
        if (progress is null)
        {
            return;
        }

        var run = State.Run;
        var seconds = (Now - _openedAt).TotalSeconds;
        var listed = run?.Receipt.Listed ?? 0;
        progress.Report(new ImportProgress(State.Receipt, waitingUntil)
        {
            Run = run,
            ItemsPerSecond = seconds > 0 && run is not null ? (listed - (run.Number == _openedRun ? _openedListed : 0)) / seconds : null,
            Remaining = run is { Kind: RunKind.Whole } && _expected is { } expected ? Math.Max(0, expected - listed) : null,
        });
    }

    /// <summary>Waits for the provider when the wait is short enough.</summary>
    /// <returns>Whether to try again now.</returns>
    public async ValueTask<bool> WaitAsync(SourceFailure failure, CancellationToken cancellationToken)
    {
        if (failure.RetryAt is not { } until)
        {
            return false;
        }

        var wait = until - Now;
        if (wait > services.Options.LongestWait)
        {
            return false;
        }

        if (wait > TimeSpan.Zero)
        {
            Report(until);
            await Task.Delay(wait, services.Time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private InvalidOperationException Unbalanced(ImportReceipt receipt) => new(
        $"The receipt of a {mailbox.Provider} {Key.Kind} run lists {receipt.Listed} items but accounts for {receipt.Kept} kept, {receipt.Discarded.Total} "
        + $"discarded, {receipt.Undecided} undecided and {receipt.Failed} failed. Nothing was committed.");
}

/// <summary>What came of reading and deciding.</summary>
/// <param name="Result">The page, or why there is none.</param>
/// <param name="Filter">Knows why items are kept.</param>
/// <param name="MatcherVersion">The matcher that decided.</param>
internal sealed record DecidedPage(PageResult Result, MatchFilter Filter, long MatcherVersion)
{
    public IReadOnlyList<MatchedItem> Items(Page page) => [.. page.Kept.Select(item => new MatchedItem(item, Filter.Evidence(item.Evidence)))];

    /// <summary>How many of the page's kept items match by domain only while nobody knows whether a machine sent them.</summary>
    public int AutomationUnknown(Page page) => page.Kept.Count(item => Filter.IsAutomationUnknown(item.Evidence));
}
