using Jiminny.Connectors;

namespace Jiminny.Import.Runs;

/// <summary>
/// Finds the mail of people and companies that the CRM has only now learned of: a search of the mailbox over the whole window. Every answer is decided by the
/// same rules as a listing, so that a search never widens what is kept. Stopped in the middle, it is done again from its beginning.
/// </summary>
internal sealed class LateMatchRun(StreamSession session, IMailSearch search) : AsideRun(session, RunKind.LateMatch)
{
    // Providers bound the length of a query.
    private const int TermsAtATime = 20;

    private TimeWindow? _window;

    protected override TimeWindow Window => _window ??= Session.WindowNow();

    /// <summary>Searches.</summary>
    /// <param name="news">Whom to look for; afterwards applied.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How it ended; failed with a missing scope when the grant does not allow a search.</returns>
    public async ValueTask<RunOutcome> RunAsync(NewsToApply news, CancellationToken cancellationToken)
    {
        var parts = Split(news.Terms!).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            var outcome = await SearchAsync(parts[i], i == parts.Count - 1 ? news.Latest : null, cancellationToken).ConfigureAwait(false);
            if (!outcome.IsCompleted)
            {
                return outcome;
            }
        }

        return RunOutcome.Completed;
    }

    private async ValueTask<RunOutcome> SearchAsync(MailSearchTerms terms, long? applied, CancellationToken cancellationToken)
    {
        var cursor = SyncCursor.Begin(Window);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = cursor;
            var decided = await Session.DecideAsync(
                Window, (filter, cancel) => search.SearchPageAsync(Session.Mailbox, terms, at, filter, cancel), cancellationToken).ConfigureAwait(false);
            if (decided.Result is not Page page)
            {
                var failure = (SourceFailure)decided.Result;
                if (await Session.WaitAsync(failure, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                return failure.Error is SourceError.MissingScope or SourceError.AdminConsentRequired
                    ? RunOutcome.Of(failure)
                    : await FailAsync(failure, decided.MatcherVersion, cancellationToken).ConfigureAwait(false);
            }

            // The last page of the last part is the last of the run: with it the news is applied.
            var isLast = page.IsLast && applied is not null;
            var marks = isLast ? Session.State.Marks with { News = applied!.Value } : Session.State.Marks;
            var counted = page with { IsLast = isLast };
            if (!await CommitAsync(decided, counted, commit => commit with { Marks = marks, Halt = null }, cancellationToken).ConfigureAwait(false))
            {
                return RunOutcome.FencedOut;
            }

            if (page.IsLast)
            {
                return RunOutcome.Completed;
            }

            cursor = page.Next;
        }
    }

    private static IEnumerable<MailSearchTerms> Split(MailSearchTerms terms) => terms.Addresses
        .Select(address => (Address: (string?)address, Domain: (string?)null))
        .Concat(terms.Domains.Select(domain => (Address: (string?)null, Domain: (string?)domain)))
        .Chunk(TermsAtATime)
        .Select(part => new MailSearchTerms([.. part.Select(term => term.Address).OfType<string>()], [.. part.Select(term => term.Domain).OfType<string>()]));
}
