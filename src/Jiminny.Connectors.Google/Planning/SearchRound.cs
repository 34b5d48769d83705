using Jiminny.Connectors.Google.Mail;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Planning;

/// <summary>
/// Reads a mailbox by searching, a slice of time per page: lists what the slice holds and what of it the searches return, fetches the latter and a random
/// sample of the rest, and counts what remains. So each page's account is complete in itself.
/// </summary>
internal sealed class SearchRound(MessageSearch search, MessageFetch messages, ICrmAddressBook? addressBook, GoogleConnectorOptions options)
{
    /// <summary>Begins a round: one slice when the mailbox is small, and then what planning has listed is all there is to list.</summary>
    /// <param name="state">The state, with the plan.</param>
    /// <param name="window">The window.</param>
    public MailState Begin(MailState state, TimeWindow window)
    {
        var whole = GmailWindow.Of(window);
        var slices = Math.Max(1, ((state.Plan?.Hits ?? 0) + options.MessagesPerPage - 1) / options.MessagesPerPage);
        return state with { Rest = whole.To, Step = Math.Max(1, (whole.To - whole.From + slices - 1) / slices) };
    }

    /// <summary>Reads the newest slice that is left.</summary>
    /// <param name="read">The call.</param>
    /// <param name="state">The state of the round.</param>
    /// <param name="known">The ids of the whole window, when planning has just listed them.</param>
    /// <param name="gone">Takes the ids of messages deleted meanwhile.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The state after it, without a rest when it was the last one.</returns>
    public async ValueTask<SourceAnswer<MailState>> ReadAsync(
        PageRead read, MailState state, SearchSlice? known, List<string> gone, CancellationToken cancellationToken)
    {
        var whole = GmailWindow.Of(read.Cursor.Window);
        var window = new GmailWindow(Math.Max(whole.From, state.Rest!.Value - state.Step), state.Rest.Value);
        SourceFailure? failure = null;
        if (known is null || window != whole)
        {
            var listed = await ListAsync(read, window, cancellationToken).ConfigureAwait(false);
            if (!listed.TryGet(out known, out failure))
                return failure;
        }

        var plan = state.Plan!;
        var rest = known.All.Ids.Where(id => !known.Hits.Contains(id)).ToList();
        // Where nearly everything is a hit, the rest is fetched too: that costs no more than an audit and misses nothing.
        var audit = AuditSample.Draw(rest, AuditSample.SizeOf(rest.Count, options.AuditShare), state.HistoryId ?? "");
        read.Items.Tally.Fail(known.All.Nameless);
        if (await messages.FetchAsync(read, known.Hits.Ids, gone, cancellationToken).ConfigureAwait(false) is { } broken)
            return broken;

        var matched = read.Items.Tally.Kept.Count;
        if (await messages.FetchAsync(read, audit, gone, cancellationToken).ConfigureAwait(false) is { } brokenAudit)
            return brokenAudit;

        read.Items.Tally.Discarded.Add(DiscardReason.NotReturnedBySearch, rest.Count - audit.Count);
        return state with
        {
            Rest = window.From > whole.From ? window.From : null,
            Plan = plan with
            {
                Fetched = plan.Fetched + known.Hits.Ids.Count + audit.Count,
                NotReturned = plan.NotReturned + rest.Count - audit.Count,
                Audited = plan.Audited + audit.Count,
                AuditMatched = plan.AuditMatched + read.Items.Tally.Kept.Count - matched,
            },
        };
    }

    private async ValueTask<SourceAnswer<SearchSlice>> ListAsync(PageRead read, GmailWindow window, CancellationToken cancellationToken)
    {
        var all = new MessageIds();
        if (await all.AddAsync(search, read.Session, window.ToQuery(), cancellationToken).ConfigureAwait(false) is { } failure)
            return failure;

        var terms = addressBook is null
            ? null
            : await addressBook.ListAsync(read.Session.Mailbox.Key.OrganisationId, int.MaxValue, cancellationToken).ConfigureAwait(false);
        // The host no longer wants searching, or Gmail no longer allows it: this slice is looked at whole.
        if (terms is null || !options.AllowSearch)
            return new SearchSlice(all, all);

        var hits = new MessageIds();
        foreach (var query in SearchQueries.Build(terms, options.MaxSearchLength))
        {
            if (await hits.AddAsync(search, read.Session, window.ToQuery(query), cancellationToken).ConfigureAwait(false) is { } refused)
                return refused.Error == SourceError.Protocol ? new SearchSlice(all, all) : refused;
        }

        return new SearchSlice(all, hits);
    }
}
