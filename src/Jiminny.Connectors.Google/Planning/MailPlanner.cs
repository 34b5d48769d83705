using Jiminny.Connectors.Google.Mail;
using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Planning;

/// <summary>
/// Decides how a mailbox is read, as a query optimiser would: looking at every message against asking for the CRM's mail, by what Gmail charges for either.
/// Searching first counts what it would find: that costs 5 units per search and tells its cost exactly. Where the searches themselves are dear, a few messages
/// are looked at beforehand to see whether they are worth it.
/// </summary>
internal sealed class MailPlanner(MessageSearch search, MessageFetch messages, ICrmAddressBook? addressBook, GoogleConnectorOptions options)
{
    // Searches that cost less than this share of a scan are made without further thought.
    private const double CheapShare = 0.06;

    // A sample may cost this share of the searches it may save, and of the scan that may come after it.
    private const double SampleShare = 0.04;
    private const int FewestSamples = 5;
    private const int MostSamples = 60;

    /// <summary>Makes a plan.</summary>
    /// <param name="read">The call; its cost is the plan's.</param>
    /// <param name="messagesTotal">How many messages the mailbox holds.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async ValueTask<SourceAnswer<PlannedMail>> PlanAsync(PageRead read, long messagesTotal, CancellationToken cancellationToken)
    {
        var scan = new MailPlan { Messages = messagesTotal, ScanEstimate = ScanUnits(messagesTotal) };
        if (options.MailPlan == MailPlanChoice.Scan)
            return Scan(scan, MailPlanReason.Asked);

        if (!options.AllowSearch)
            return Scan(scan, MailPlanReason.SearchNotAllowed);

        if (addressBook is null)
            return Scan(scan, MailPlanReason.NoAddressBook);

        var isAsked = options.MailPlan == MailPlanChoice.Search;
        var most = isAsked ? int.MaxValue : SearchQueries.MostTerms(scan.ScanEstimate / GmailUnits.List, options.MaxSearchLength);
        if (await addressBook.ListAsync(read.Session.Mailbox.Key.OrganisationId, most, cancellationToken).ConfigureAwait(false) is not { } terms)
            return Scan(scan, MailPlanReason.TooManyAddresses);

        var queries = SearchQueries.Build(terms, options.MaxSearchLength);
        scan = scan with { Terms = terms.Addresses.Count + terms.Domains.Count, Queries = queries.Count };
        if (!isAsked && queries.Count * GmailUnits.List >= scan.ScanEstimate)
            return Scan(scan, MailPlanReason.TooManyAddresses);

        return await CompareAsync(read, scan, queries, isAsked, cancellationToken).ConfigureAwait(false);
    }

    private static PlannedMail Scan(MailPlan plan, MailPlanReason reason) => new(plan with { IsSearch = false, Reason = reason }, Slice: null);

    // Gmail's estimates of a list's size are wrong on purpose, so ids are listed: 5 units per 500.
    private async ValueTask<SourceAnswer<PlannedMail>> CompareAsync(
        PageRead read, MailPlan plan, List<string> queries, bool isAsked, CancellationToken cancellationToken)
    {
        var window = GmailWindow.Of(read.Cursor.Window);
        var all = new MessageIds();
        if (await all.AddAsync(search, read.Session, window.ToQuery(), cancellationToken).ConfigureAwait(false) is { } failure)
            return failure;

        var count = all.Ids.Count;
        plan = plan with { Messages = count, ScanEstimate = ScanUnits(count) };
        var listing = (long)queries.Count * GmailUnits.List;
        if (!isAsked && listing >= plan.ScanEstimate)
            return Scan(plan, MailPlanReason.TooManyAddresses);

        var samples = (int)Math.Min(MostSamples, Math.Min(listing, plan.ScanEstimate) * SampleShare / GmailUnits.Get);
        if (!isAsked && listing > plan.ScanEstimate * CheapShare && samples >= FewestSamples)
        {
            var sampled = await SampleAsync(read, all, samples, cancellationToken).ConfigureAwait(false);
            if (!sampled.TryGet(out var share, out failure))
                return failure;

            plan = Estimate(plan, listing, (long)(share.Matched / (double)share.Looked * count));
            if (plan.SearchEstimate >= plan.ScanEstimate)
                return Scan(plan, MailPlanReason.ScanCostsLess);
        }

        var hits = new MessageIds();
        foreach (var query in queries)
        {
            if (await hits.AddAsync(search, read.Session, window.ToQuery(query), cancellationToken).ConfigureAwait(false) is not { } refused)
                continue;

            return refused.Error == SourceError.Protocol && !isAsked ? Scan(plan, MailPlanReason.SearchRefused) : refused;
        }

        plan = Estimate(plan, listing, hits.Ids.Count);
        return !isAsked && plan.SearchEstimate >= plan.ScanEstimate
            ? Scan(plan, MailPlanReason.ScanCostsLess)
            : new PlannedMail(plan with { IsSearch = true, Reason = isAsked ? MailPlanReason.Asked : MailPlanReason.SearchCostsLess }, new SearchSlice(all, hits));
    }

    private MailPlan Estimate(MailPlan plan, long listing, long hits) => plan with
    {
        Hits = hits,
        SearchEstimate = ListUnits(plan.Messages) + listing + (GmailUnits.Get * (hits + AuditSample.SizeOf(plan.Messages - hits, options.AuditShare))),
    };

    private async ValueTask<SourceAnswer<Sample>> SampleAsync(PageRead read, MessageIds all, int count, CancellationToken cancellationToken)
    {
        var ids = AuditSample.Draw(all.Ids, count, read.Session.Mailbox.Key.MailboxId);
        using var items = PageCollector.Rent(options.WindowSize, GoogleSignals.MaxWindowSize(options));
        // Looked at and forgotten: what is kept of them is kept when its page is read.
        var looked = read with { Items = items };
        return await messages.FetchAsync(looked, ids, [], cancellationToken).ConfigureAwait(false) is { } failure
            ? failure
            : new Sample(items.Tally.Kept.Count, Math.Max(1, ids.Count));
    }

    private static long ScanUnits(long messages) => ListUnits(messages) + (GmailUnits.Get * messages);

    private static long ListUnits(long messages) => GmailUnits.List * Math.Max(1, (messages + GmailUnits.LargestPage - 1) / GmailUnits.LargestPage);

    private sealed record Sample(int Matched, int Looked);
}

/// <summary>A plan, and what making it has already listed.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Slice">The whole window's ids, for a search.</param>
internal sealed record PlannedMail(MailPlan Plan, SearchSlice? Slice);

/// <summary>What a span of time holds, and what of it the searches return.</summary>
/// <param name="All">All ids.</param>
/// <param name="Hits">The ids that a search returned.</param>
internal sealed record SearchSlice(MessageIds All, MessageIds Hits);
