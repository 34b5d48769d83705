using Jiminny.Connectors.Google.Planning;
using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>
/// Reads mail newest first: everything but spam, trash, chats and drafts. The first call makes a plan. A scan lists one page of ids per call and fetches the
/// headers of each message; a search reads a slice of time per call. Later rounds read what has changed.
/// </summary>
internal sealed class MailSource : PagedSource
{
    private readonly ConnectorTransport _gmail;
    private readonly GmailRequests _requests;
    private readonly ILogger<MailSource> _logger;
    private readonly MessageFetch _messages;
    private readonly MessageSearch _search;
    private readonly MailPlanner _planner;
    private readonly SearchRound _searchRound;
    private readonly MailChanges _changes;

    public MailSource(
        GoogleTransports transports, GmailRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options,
        ILogger<MailSource> logger, ICrmAddressBook? addressBook = null)
        : base(Provider.Google, StreamKind.Mail, GoogleSignals.Services(tokens, time, options.Value))
    {
        _gmail = transports.Gmail;
        _requests = requests;
        _logger = logger;
        _messages = new MessageFetch(_gmail, requests, options.Value);
        _search = new MessageSearch(_gmail, requests);
        _planner = new MailPlanner(_search, _messages, addressBook, options.Value);
        _searchRound = new SearchRound(_search, _messages, addressBook, options.Value);
        _changes = new MailChanges(_gmail, requests, _messages);
    }

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var state = new MailState();
        if (read.Cursor.State is { } text
            && !CursorState.TryRead(text, GoogleJson.Default.MailState, MailState.CurrentVersion, known => known.Version, out state))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        if (state.IsComplete)
            return await _changes.ReadAsync(read, state, cancellationToken).ConfigureAwait(false);

        SearchSlice? known = null;
        if (state.HistoryId is null)
        {
            var begin = await BeginAsync(read, cancellationToken).ConfigureAwait(false);
            if (!begin.TryGet(out var planned, out var failure))
                return failure;

            (state, known) = planned;
        }

        var gone = new List<string>();
        var answer = state.Plan is { IsSearch: true }
            ? await _searchRound.ReadAsync(read, state, known, gone, cancellationToken).ConfigureAwait(false)
            : await ScanAsync(read, state, gone, cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out var next, out var broken) ? End(read, next, gone) : broken;
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => _logger.PageRead(result, Stream, duration);

    private static PageEnd End(PageRead read, MailState state, List<string> gone)
    {
        var isLast = state is { PageToken: null, Rest: null };
        var plan = state.Plan! with { Units = state.Plan.Units + read.Session.Cost.QuotaUnits };
        var next = state with { Plan = plan, IsComplete = isLast, Step = isLast ? 0 : state.Step };
        return new PageEnd(CursorState.Write(next, GoogleJson.Default.MailState), isLast) { Removed = gone };
    }

    // The history id comes before the first list, so that what arrives meanwhile is not lost.
    private async ValueTask<SourceAnswer<Beginning>> BeginAsync(PageRead read, CancellationToken cancellationToken)
    {
        var request = new DocumentRequest<ProfileDocument>(
            GoogleOperations.GetProfile,
            _ => ValueTask.FromResult(_requests.Profile()), GoogleJson.Default.ProfileDocument, GmailUnits.GetProfile);
        var answer = await _gmail.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var profile, out var failure))
            return failure;

        if (profile.HistoryId is not { } history)
            return new SourceFailure(SourceError.Protocol, "NotAProfile");

        var planned = await _planner.PlanAsync(read, profile.MessagesTotal, cancellationToken).ConfigureAwait(false);
        if (!planned.TryGet(out var mail, out failure))
            return failure;

        var state = new MailState { HistoryId = history, Plan = mail.Plan };
        return new Beginning(mail.Plan.IsSearch ? _searchRound.Begin(state, read.Cursor.Window) : state, mail.Slice);
    }

    private async ValueTask<SourceAnswer<MailState>> ScanAsync(PageRead read, MailState state, List<string> gone, CancellationToken cancellationToken)
    {
        var listed = await _search.ListAsync(
            read.Session, GmailWindow.Of(read.Cursor.Window).ToQuery(), state.PageToken, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var page, out var failure))
            return failure;

        var ids = (page.Messages ?? []).Select(message => message.Id).OfType<string>().ToList();
        read.Items.Tally.Fail((page.Messages?.Count ?? 0) - ids.Count);
        if (await _messages.FetchAsync(read, ids, gone, cancellationToken).ConfigureAwait(false) is { } broken)
            return broken;

        return state with { PageToken = page.NextPageToken, Plan = state.Plan! with { Fetched = state.Plan.Fetched + ids.Count } };
    }

    private sealed record Beginning(MailState State, SearchSlice? Slice);
}
