using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Reads mail folder by folder, newest first: all folders but junk, drafts and deleted items. The first call lists the folders, each call reads one page of one of them.
/// </summary>
internal sealed class MailSource(
    ConnectorTransport transport, GraphRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<MicrosoftConnectorOptions> options, ILogger<MailSource> logger)
    : PagedSource(Provider.Microsoft, StreamKind.Mail, MicrosoftSignals.Services(tokens, time, options.Value))
{
    private static readonly JsonPageShape Shape = new("value", "@odata.nextLink");
    private static readonly IReadOnlyList<Scope> MailScopes = [MicrosoftOperations.Me.Least, MicrosoftOperations.FolderMessages.Least];

    private readonly MailRound _round = new(transport, requests);

    protected override IReadOnlyList<Scope> Scopes => MailScopes;

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var begin = await BeginAsync(read, cancellationToken).ConfigureAwait(false);
        if (!begin.TryGet(out var state, out var failure))
            return failure;

        if (state.IsComplete)
            return End(state);

        var folder = state.Folders[state.Position];
        var page = await transport.SendAsync(read.Session, Page(read, state, folder), cancellationToken).ConfigureAwait(false);
        if (page.TryGet(out var document, out failure))
        {
            if (!document.HasItems)
                return new SourceFailure(SourceError.Protocol, "NotAPage");

            var link = document.Texts[0];
            return link is not null && link == state.NextLink ? new SourceFailure(SourceError.Protocol, "LinkLoop") : End(Advance(state, link));
        }

        // A folder that was deleted since the round began has nothing left to read.
        return failure.Error == SourceError.NotFound ? End(Advance(state, link: null)) : failure;
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);

    private static MailState Advance(MailState state, string? link) =>
        link is null ? state with { Position = state.Position + 1, NextLink = null } : state with { NextLink = link };

    private static PageEnd End(MailState state) => new(CursorState.Write(state, MicrosoftJson.Default.MailState), state.IsComplete);

    private PageRequest Page(PageRead read, MailState state, MailFolder folder) => new(
        cancel => requests.Messages(folder.Id, read.Cursor.Window, state.NextLink, cancel), Shape, new MessageFormat(state.Owner, folder.IsSent), read);

    // A cursor whose round is complete begins another one: a round is complete in itself, so reading it again is never wrong.
    private ValueTask<SourceAnswer<MailState>> BeginAsync(PageRead read, CancellationToken cancellationToken)
    {
        if (read.Cursor.State is not { } text)
            return _round.BeginAsync(read.Session, cancellationToken);

        if (!CursorState.TryRead(text, MicrosoftJson.Default.MailState, MailState.CurrentVersion, state => state.Version, out var state) || state.Position < 0)
            return ValueTask.FromResult<SourceAnswer<MailState>>(new SourceFailure(SourceError.CursorExpired, "UnknownCursor"));

        return state.IsComplete ? _round.BeginAsync(read.Session, cancellationToken) : ValueTask.FromResult<SourceAnswer<MailState>>(state);
    }
}
