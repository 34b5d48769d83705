using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Reads mail newest first: all folders but junk, drafts and deleted items. The first round goes folder by folder, a page per call; a later one reads what is
/// new in the whole mailbox since the round before, with some overlap, and on a slower schedule what left the folders.
/// </summary>
internal sealed class MailSource(
    ConnectorTransport transport,
    GraphRequests requests,
    MessageDetails details,
    IAccessTokens tokens,
    TimeProvider time,
    IOptions<MicrosoftConnectorOptions> options,
    ILogger<MailSource> logger)
    : PagedSource(Provider.Microsoft, StreamKind.Mail, MicrosoftSignals.Services(tokens, time, options.Value))
{
    private readonly MailRound _round = new(transport, requests);
    private readonly FolderChanges _changes = new(transport, requests);
    private readonly MessageListing _listing = new(transport, details);

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var begin = await BeginAsync(read, cancellationToken).ConfigureAwait(false);
        if (!begin.TryGet(out var state, out var failure))
            return failure;

        var folders = new FolderTree(state);
        if (state.AreChangesDue)
            return await ReadChangesAsync(read, state, folders, cancellationToken).ConfigureAwait(false);

        if (state.ReadUpTo is { } upTo)
            return await ReadNewAsync(read, state, upTo, folders, cancellationToken).ConfigureAwait(false);

        return state.Position < folders.Read.Count
            ? await ReadFolderAsync(read, state, folders, cancellationToken).ConfigureAwait(false)
            : FinishFirst(state, read);
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);

    private static PageEnd Finish(MailState state, PageRead read) => End(state.At(default) with { ReadUpTo = read.Cursor.Window.To }, isLast: true);

    private PageEnd FinishFirst(MailState state, PageRead read) =>
        Finish(state with { ChangesAt = time.GetUtcNow(), TrackedFrom = read.Cursor.Window.To - options.Value.NewMailOverlap }, read);

    private static PageEnd End(MailState state, bool isLast) => new(CursorState.Write(state, MicrosoftJson.Default.MailState), isLast);

    private async ValueTask<SourceAnswer<PageEnd>> ReadFolderAsync(PageRead read, MailState state, FolderTree folders, CancellationToken cancellationToken)
    {
        var id = folders.Read[state.Position];
        var step = await _listing.ReadAsync(
            read,
            MicrosoftOperations.FolderMessages,
            read.Cursor.Window,
            state.Place,
            (slice, link, cancel) => requests.Messages(id, slice, link, cancel),
            watch => new MessageFormat(state.Owner, folders.IsSent(id), watch),
            cancellationToken).ConfigureAwait(false);

        // A folder that was deleted since the round began has nothing left to read.
        if (step.Failure is { Error: not SourceError.NotFound } failure)
            return failure;

        if (step.Value?.Next is { } place)
            return End(state.At(place), isLast: false);

        var next = state.At(default) with { Position = state.Position + 1 };
        return next.Position < folders.Read.Count ? End(next, isLast: false) : FinishFirst(next, read);
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadNewAsync(
        PageRead read, MailState state, DateTimeOffset upTo, FolderTree folders, CancellationToken cancellationToken)
    {
        var window = read.Cursor.Window;
        var from = upTo - options.Value.NewMailOverlap;
        if (from >= window.To)
            return End(state, isLast: true);

        var answer = await _listing.ReadAsync(
            read,
            MicrosoftOperations.ListMessages,
            new TimeWindow(from > window.From ? from : window.From, window.To),
            state.Place,
            requests.NewMessages,
            watch => new MessageFormat(state.Owner, folders, watch),
            cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var step, out var failure))
            return failure;

        if (step.Next is { } place)
            return End(state.At(place), isLast: false);

        var now = time.GetUtcNow();
        var isDue = state.Changed is not null && (state.ChangesAt is not { } last || now - last >= options.Value.FolderChangesEvery);
        return isDue
            ? End(state.At(default) with { ReadUpTo = window.To, AreChangesDue = true }, isLast: false)
            : Finish(state, read);
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadChangesAsync(PageRead read, MailState state, FolderTree folders, CancellationToken cancellationToken)
    {
        var from = state.TrackedFrom ?? (read.Cursor.Window.To - options.Value.NewMailOverlap);
        var answer = await _changes.ReadAsync(read, state, folders, from, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var changes, out var failure))
            return failure;

        var next = state with { Changed = null, TrackedFrom = from, ChangeLinks = changes.Links, ChangesAt = time.GetUtcNow(), AreChangesDue = false };
        return End(next, isLast: true) with { Removed = changes.Gone };
    }

    private async ValueTask<SourceAnswer<MailState>> BeginAsync(PageRead read, CancellationToken cancellationToken)
    {
        if (read.Cursor.State is not { } text)
            return await _round.BeginAsync(read.Session, cancellationToken).ConfigureAwait(false);

        if (!CursorState.TryRead(text, MicrosoftJson.Default.MailState, MailState.CurrentVersion, state => state.Version, out var state) || state.Position < 0)
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");

        // The folders are looked at once per round: at its first page.
        return state is { ReadUpTo: not null, IsInListing: false, AreChangesDue: false }
            ? await _round.ResumeAsync(read.Session, state, cancellationToken).ConfigureAwait(false)
            : state;
    }
}
