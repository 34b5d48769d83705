using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>
/// Brings one stream up to date: first what is stored complies with the exclusion lists, then the stream is listed as far as it is due, then news of the CRM is
/// applied to what lies before, then a range that somebody asked for is read again and what could not be decided is tried again.
/// </summary>
internal sealed class StreamImport(StreamSession session, TimeSpan relistAfter, TimeWindow? range)
{
    private readonly ListingRun _listing = new(session);

    public async ValueTask<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        await session.OpenAsync(cancellationToken).ConfigureAwait(false);
        var outcome = session.Tools.Policy is { } policy && !policy.MayImport(session.Key.Kind)
            ? RunOutcome.Of(new SourceFailure(SourceError.PolicyForbids, session.Key.Kind == StreamKind.Mail ? "mail_forbidden" : "calendar_forbidden"))
            : await BringUpToDateAsync(cancellationToken).ConfigureAwait(false);
        return new ImportResult(outcome.Status, session.State.Receipt) { Failure = outcome.Failure, Until = outcome.Failure?.RetryAt };
    }

    private async ValueTask<RunOutcome> BringUpToDateAsync(CancellationToken cancellationToken)
    {
        var outcome = await ComplyAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.IsCompleted)
        {
            outcome = await ListAsync(cancellationToken).ConfigureAwait(false);
        }

        if (outcome.IsCompleted)
        {
            outcome = await ApplyNewsAsync(cancellationToken).ConfigureAwait(false);
        }

        if (outcome.IsCompleted && range is { } part)
        {
            outcome = await new RangeRun(session, part).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        if (outcome.IsCompleted && session.Tools.Reader is { } reader)
        {
            outcome = await new RetryRun(session, reader).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        return outcome.IsCompleted ? await ComplyAsync(cancellationToken).ConfigureAwait(false) : outcome;
    }

    /// <summary>What the exclusion lists name by now leaves.</summary>
    private async ValueTask<RunOutcome> ComplyAsync(CancellationToken cancellationToken)
    {
        var version = await session.Services.Rules.VersionAsync(session.Key.Mailbox.OrganisationId, cancellationToken).ConfigureAwait(false);
        var marks = session.State.Marks with { Exclusions = version };
        if (marks == session.State.Marks)
        {
            return RunOutcome.Completed;
        }

        if (session.State.Sequence > 0)
        {
            return await new ReviewRun(session).RunAsync(records: null, marks, cancellationToken).ConfigureAwait(false);
        }

        session.Become(session.State with { Marks = marks });
        return RunOutcome.Completed;
    }

    private async ValueTask<RunOutcome> ListAsync(CancellationToken cancellationToken)
    {
        if (_listing.IsWholeDue)
        {
            _listing.BeginWhole((await NewsAsync(cancellationToken).ConfigureAwait(false)).Latest);
        }

        return await _listing.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What the CRM has learned since the stream was read concerns mail that was rejected then. It is searched for; where that is not possible, the window is
    /// read again, once for all news there is by then.
    /// </summary>
    private async ValueTask<RunOutcome> ApplyNewsAsync(CancellationToken cancellationToken)
    {
        var news = await NewsAsync(cancellationToken).ConfigureAwait(false);
        if (news.Latest <= session.State.Marks.News)
        {
            return RunOutcome.Completed;
        }

        if (news.BringsNew && await SearchAsync(news, cancellationToken).ConfigureAwait(false) is { } searched)
        {
            return searched;
        }

        if (!news.BringsNew)
        {
            return await ReviewAsync(news, cancellationToken).ConfigureAwait(false);
        }

        // Many small changes must not cost as many readings: until the window may be read again, what is stored is at least decided anew.
        if (session.Now - session.State.Marks.WholeAt < relistAfter || session.Hidden.Count > 0)
        {
            return await new ReviewRun(session).RunAsync(news.Records, session.State.Marks, cancellationToken).ConfigureAwait(false);
        }

        _listing.BeginWhole(news.Latest);
        return await _listing.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <returns>How the search ended; <see langword="null"/> when there can be none and the window has to be read.</returns>
    private async ValueTask<RunOutcome?> SearchAsync(NewsToApply news, CancellationToken cancellationToken)
    {
        if (session.Tools.Search is not { } search
            || news.Terms is not { } terms
            || terms.Addresses.Count + terms.Domains.Count > session.Services.Options.MostSearchTerms)
        {
            return null;
        }

        // The mark moves with the last page of the search, so what is stored is decided anew first.
        var reviewed = news.ChangesStored
            ? await new ReviewRun(session).RunAsync(news.Records, session.State.Marks, cancellationToken).ConfigureAwait(false)
            : RunOutcome.Completed;
        if (!reviewed.IsCompleted)
        {
            return reviewed;
        }

        var outcome = await new LateMatchRun(session, search).RunAsync(news, cancellationToken).ConfigureAwait(false);
        return outcome.Failure is { Error: SourceError.MissingScope or SourceError.AdminConsentRequired } ? null : outcome;
    }

    private async ValueTask<RunOutcome> ReviewAsync(NewsToApply news, CancellationToken cancellationToken)
    {
        var marks = session.State.Marks with { News = news.Latest };
        return await new ReviewRun(session).RunAsync(news.Records, marks, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<NewsToApply> NewsAsync(CancellationToken cancellationToken)
    {
        var applied = session.State.Marks.News;
        var feed = await session.Services.News.ReadAsync(session.Key.Mailbox.OrganisationId, applied, cancellationToken).ConfigureAwait(false);
        return NewsToApply.From(feed, applied);
    }
}
