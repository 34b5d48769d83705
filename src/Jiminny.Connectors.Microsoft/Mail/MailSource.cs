using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Reads mail newest first: all folders but junk, drafts and deleted items. The first round goes folder by folder, a page per call; a later one reads what is
/// new in the whole mailbox since the round before, with some overlap.
/// </summary>
internal sealed class MailSource(
    ConnectorTransport transport, GraphRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<MicrosoftConnectorOptions> options, ILogger<MailSource> logger)
    : PagedSource(Provider.Microsoft, StreamKind.Mail, MicrosoftSignals.Services(tokens, time, options.Value))
{
    private static readonly JsonPageShape Shape = new("value", "@odata.nextLink");

    private readonly MailRound _round = new(transport, requests);

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var begin = await BeginAsync(read, cancellationToken).ConfigureAwait(false);
        if (!begin.TryGet(out var state, out var failure))
            return failure;

        var folders = new FolderTree(state);
        if (state.ReadUpTo is { } upTo)
            return await ReadNewAsync(read, state, upTo, folders, cancellationToken).ConfigureAwait(false);

        return state.Position < folders.Read.Count
            ? await ReadFolderAsync(read, state, folders, cancellationToken).ConfigureAwait(false)
            : Finish(state, read);
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);

    private static PageEnd Finish(MailState state, PageRead read) => End(state with { ReadUpTo = read.Cursor.Window.To, NextLink = null }, isLast: true);

    private static PageEnd End(MailState state, bool isLast) => new(CursorState.Write(state, MicrosoftJson.Default.MailState), isLast);

    private async ValueTask<SourceAnswer<PageEnd>> ReadFolderAsync(PageRead read, MailState state, FolderTree folders, CancellationToken cancellationToken)
    {
        var id = folders.Read[state.Position];
        var page = await ReadPageAsync(
            read,
            state,
            MicrosoftOperations.FolderMessages,
            new MessageFormat(state.Owner, folders.IsSent(id)),
            cancel => requests.Messages(id, read.Cursor.Window, state.NextLink, cancel),
            cancellationToken).ConfigureAwait(false);

        // A folder that was deleted since the round began has nothing left to read.
        if (page.Failure is { Error: not SourceError.NotFound } failure)
            return failure;

        if (page.Value?.Texts[0] is { } link)
            return End(state with { NextLink = link }, isLast: false);

        var next = state with { Position = state.Position + 1, NextLink = null };
        return next.Position < folders.Read.Count ? End(next, isLast: false) : Finish(next, read);
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadNewAsync(
        PageRead read, MailState state, DateTimeOffset upTo, FolderTree folders, CancellationToken cancellationToken)
    {
        var window = read.Cursor.Window;
        var from = upTo - options.Value.NewMailOverlap;
        if (from >= window.To)
            return End(state, isLast: true);

        var page = await ReadPageAsync(
            read,
            state,
            MicrosoftOperations.ListMessages,
            new MessageFormat(state.Owner, folders),
            cancel => requests.NewMessages(new TimeWindow(from > window.From ? from : window.From, window.To), state.NextLink, cancel),
            cancellationToken).ConfigureAwait(false);
        if (!page.TryGet(out var document, out var failure))
            return failure;

        return document.Texts[0] is { } link ? End(state with { NextLink = link }, isLast: false) : Finish(state, read);
    }

    private async ValueTask<SourceAnswer<JsonPage>> ReadPageAsync(
        PageRead read,
        MailState state,
        ProviderOperation operation,
        MessageFormat format,
        Func<CancellationToken, ValueTask<HttpRequestMessage>> create,
        CancellationToken cancellationToken)
    {
        var page = await transport.SendAsync(read.Session, new PageRequest(operation, create, Shape, format, read), cancellationToken).ConfigureAwait(false);
        if (page.Value is not { } document)
            return page;

        if (!document.HasItems)
            return new SourceFailure(SourceError.Protocol, "NotAPage");

        var link = document.Texts[0];
        return link is not null && link == state.NextLink ? new SourceFailure(SourceError.Protocol, "LinkLoop") : page;
    }

    private async ValueTask<SourceAnswer<MailState>> BeginAsync(PageRead read, CancellationToken cancellationToken)
    {
        if (read.Cursor.State is not { } text)
            return await _round.BeginAsync(read.Session, cancellationToken).ConfigureAwait(false);

        if (!CursorState.TryRead(text, MicrosoftJson.Default.MailState, MailState.CurrentVersion, state => state.Version, out var state) || state.Position < 0)
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");

        // The folders are looked at once per round: at its first page.
        return state is { ReadUpTo: not null, NextLink: null }
            ? await _round.ResumeAsync(read.Session, state, cancellationToken).ConfigureAwait(false)
            : state;
    }
}
