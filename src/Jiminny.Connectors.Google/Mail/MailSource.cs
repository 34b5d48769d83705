using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>
/// Reads mail newest first: everything but spam, trash, chats and drafts. Each call lists one page of ids and fetches the headers of each.
/// </summary>
internal sealed class MailSource(
    GoogleTransports transports, GmailRequests requests, IAccessTokens tokens, TimeProvider time, IOptions<GoogleConnectorOptions> options, ILogger<MailSource> logger)
    : PagedSource(Provider.Google, StreamKind.Mail, GoogleSignals.Services(tokens, time, options.Value))
{
    private static readonly IReadOnlyList<Scope> MailScopes = GoogleOperations.SearchMessages.Scopes;

    private readonly MessageFetch _messages = new(transports.Gmail, requests, options.Value);

    protected override IReadOnlyList<Scope> Scopes => MailScopes;

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var begin = await BeginAsync(read, cancellationToken).ConfigureAwait(false);
        if (!begin.TryGet(out var state, out var failure))
            return failure;

        var list = new DocumentRequest<MessageListDocument>(
            _ => ValueTask.FromResult(requests.Messages(read.Cursor.Window, state.PageToken)), GoogleJson.Default.MessageListDocument, GmailUnits.List);
        var listed = await transports.Gmail.SendAsync(read.Session, list, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var page, out failure))
            return failure;

        if (page.NextPageToken is not null && page.NextPageToken == state.PageToken)
            return new SourceFailure(SourceError.Protocol, "LinkLoop");

        var gone = new List<string>();
        var ids = (page.Messages ?? []).Select(message => message.Id).OfType<string>().ToList();
        read.Items.Tally.Fail((page.Messages?.Count ?? 0) - ids.Count);
        if (await _messages.FetchAsync(read, ids, gone, cancellationToken).ConfigureAwait(false) is { } broken)
            return broken;

        var next = state with { PageToken = page.NextPageToken, IsComplete = page.NextPageToken is null };
        return new PageEnd(CursorState.Write(next, GoogleJson.Default.MailState), next.IsComplete) { Removed = gone };
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);

    // A cursor whose round is complete begins another one: a round is complete in itself, so reading it again is never wrong.
    private async ValueTask<SourceAnswer<MailState>> BeginAsync(PageRead read, CancellationToken cancellationToken)
    {
        if (read.Cursor.State is { } text)
        {
            if (!CursorState.TryRead(text, GoogleJson.Default.MailState, MailState.CurrentVersion, known => known.Version, out var state))
                return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");

            if (!state.IsComplete)
                return state;
        }

        var request = new DocumentRequest<ProfileDocument>(
            _ => ValueTask.FromResult(requests.Profile()), GoogleJson.Default.ProfileDocument, GmailUnits.GetProfile);
        var answer = await transports.Gmail.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out var profile, out var failure) ? new MailState { HistoryId = profile.HistoryId } : failure;
    }
}
