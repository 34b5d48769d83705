using System.Collections.Concurrent;
using Jiminny.Connectors.Microsoft.Mail;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;

namespace Jiminny.Connectors.Microsoft.Teams;

/// <summary>Shares in Teams. What it lists is remembered for a day, in memory.</summary>
internal sealed class TeamsSharing(
    ConnectorTransport transport, GraphRequests requests, IAccessTokens tokens, TimeProvider time, ILogger<TeamsSharing> logger) : ITeamsSharing
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Lasting = TimeSpan.FromDays(1);

    // What never left, or was refused before anybody worked on it.
    private static readonly HashSet<string> NeverSent = new(StringComparer.Ordinal)
    {
        nameof(HttpRequestError.NameResolutionError), nameof(HttpRequestError.ConnectionError), nameof(HttpRequestError.SecureConnectionError),
        nameof(HttpRequestError.ProxyTunnelError),
    };

    private readonly ConcurrentDictionary<MailboxKey, TeamsDirectory> _known = new();

    public async ValueTask<SourceAnswer<TeamsDirectory>> ListAsync(MailboxContext mailbox, bool isUserWaiting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ProviderMismatch.ThrowIf(mailbox);
        var now = time.GetUtcNow();
        if (!isUserWaiting && _known.TryGetValue(mailbox.Key, out var known) && now - known.ReadAt < Lasting)
            return known;

        var session = new MailboxSession(mailbox, tokens);
        var joined = await ListAsync(session, MicrosoftOperations.JoinedTeams, requests.JoinedTeams, cancellationToken).ConfigureAwait(false);
        if (!joined.TryGet(out var found, out var failure))
            return failure;

        var teams = new List<TeamsTeam>();
        foreach (var team in found)
        {
            var channels = await ListAsync(
                session, MicrosoftOperations.ListChannels, (link, cancel) => requests.Channels(team.Id!, link, cancel), cancellationToken)
                .ConfigureAwait(false);
            if (channels.TryGet(out var listed, out failure))
                teams.Add(ToTeam(team, listed));
            else if (failure.Error != SourceError.NotFound)
                return failure;
        }

        if (_known.Count >= MostRemembered)
            _known.Clear();

        return _known[mailbox.Key] = new TeamsDirectory(teams, now);
    }

    public ValueTask<ShareResult> ShareToChannelAsync(
        MailboxContext mailbox, TeamsChannel channel, TeamsMessage message, UserApproval approval, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Check(mailbox, message, approval);
        var request = new PostRequest(
            MicrosoftOperations.PostToChannel, approval, cancel => requests.PostToChannel(channel.TeamId, channel.Id, message.IsHtml, message.Content, cancel));
        return PostAsync(new MailboxSession(mailbox, tokens), request, cancellationToken);
    }

    public async ValueTask<ShareResult> ShareToColleagueAsync(
        MailboxContext mailbox, string colleague, TeamsMessage message, UserApproval approval, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(colleague);
        Check(mailbox, message, approval);
        var session = new MailboxSession(mailbox, tokens);
        var owner = await transport.SendAsync(
            session, new DocumentRequest<OwnerDocument>(MicrosoftOperations.Me, requests.Owner, MicrosoftJson.Default.OwnerDocument), cancellationToken)
            .ConfigureAwait(false);
        if (!owner.TryGet(out var me, out var failure))
            return NotShared(failure);

        if (me.UserPrincipalName is not { Length: > 0 } caller)
            return NotShared(new SourceFailure(SourceError.Protocol, "NoUserPrincipalName"));

        // A chat without a message in it is seen by nobody, so that an answer lost here leaves nothing shared.
        var created = await transport.SendOnceAsync(
            session,
            new PostRequest(MicrosoftOperations.CreateChat, approval, cancel => requests.CreateChat(caller, colleague, cancel)),
            cancellationToken)
            .ConfigureAwait(false);
        if (!created.Answer.TryGet(out var chat, out failure))
            return NotShared(failure);

        if (chat.Id is not { Length: > 0 } chatId)
            return NotShared(new SourceFailure(SourceError.Protocol, "NoChatId"));

        var request = new PostRequest(MicrosoftOperations.PostToChat, approval, cancel => requests.PostToChat(chatId, message.IsHtml, message.Content, cancel));
        return await PostAsync(session, request, cancellationToken).ConfigureAwait(false);
    }

    private static TeamsTeam ToTeam(NamedDocument team, IEnumerable<NamedDocument> channels) => new(
        team.Id!, team.DisplayName ?? "", [.. channels.Select(channel => new TeamsChannel(team.Id!, channel.Id!, channel.DisplayName ?? ""))]);

    private static void Check(MailboxContext mailbox, TeamsMessage message, UserApproval approval)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(approval);
        ProviderMismatch.ThrowIf(mailbox);
    }

    private static ShareResult NotShared(SourceFailure failure) => new(ShareOutcome.NotShared) { Failure = failure };

    // Throttled requests were turned away; any other failure of the server, and any answer that cannot be read, may have come after the work.
    private static bool MayHaveArrived(ExchangeResult<CreatedDocument> result) =>
        result.Problem is { IsTransient: true } problem && problem.Failure.Error != SourceError.Throttled && !NeverSent.Contains(problem.Failure.Code);

    private async ValueTask<ShareResult> PostAsync(MailboxSession session, PostRequest request, CancellationToken cancellationToken)
    {
        var result = await transport.SendOnceAsync(session, request, cancellationToken).ConfigureAwait(false);
        var share = result.Answer.TryGet(out var created, out var failure) ? new ShareResult(ShareOutcome.Shared) { MessageId = created.Id }
            : MayHaveArrived(result) ? new ShareResult(ShareOutcome.OutcomeUnknown) { Failure = failure }
            : NotShared(failure);
        logger.Shared(share.Outcome, failure?.Error);
        return share;
    }

    private async ValueTask<SourceAnswer<List<NamedDocument>>> ListAsync(
        MailboxSession session,
        ProviderOperation operation,
        Func<string?, CancellationToken, ValueTask<HttpRequestMessage>> create,
        CancellationToken cancellationToken)
    {
        var found = new List<NamedDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? link = null;
        while (true)
        {
            var current = link;
            var answer = await transport.SendAsync(
                session,
                new DocumentRequest<NamedListDocument>(operation, cancel => create(current, cancel), MicrosoftJson.Default.NamedListDocument),
                cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out var failure))
                return failure;

            if (page.Value is null)
                return new SourceFailure(SourceError.Protocol, "NotAPage");

            found.AddRange(page.Value.Where(item => item.Id is { Length: > 0 }));
            if (page.NextLink is null)
                return found;

            link = page.NextLink;
            if (GraphLink.FindFault(link) is { } fault)
                return fault;

            if (!seen.Add(link))
                return new SourceFailure(SourceError.Protocol, "LinkLoop");
        }
    }
}
