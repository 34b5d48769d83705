using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Begins a round over a mailbox: who owns it, and which folders are to be read.</summary>
internal sealed class MailRound(ConnectorTransport transport, GraphRequests requests)
{
    private const string SentItems = "sentitems";

    // Well-known names, since display names are translated (Graph mailFolder resource).
    private static readonly string[] LeftOut = ["junkemail", "drafts", "deleteditems"];

    private readonly FolderList _folders = new(transport, requests);

    /// <summary>Begins the first round.</summary>
    public async ValueTask<SourceAnswer<MailState>> BeginAsync(MailboxSession session, CancellationToken cancellationToken)
    {
        var owner = await transport.SendAsync(
            session, new DocumentRequest<OwnerDocument>(MicrosoftOperations.Me, requests.Owner, MicrosoftJson.Default.OwnerDocument), cancellationToken)
            .ConfigureAwait(false);
        if (!owner.TryGet(out var me, out var failure))
            return failure;

        var leftOut = new List<string>();
        foreach (var name in LeftOut)
        {
            var (id, problem) = await FindAsync(session, name, cancellationToken).ConfigureAwait(false);
            if (problem is not null)
                return problem;

            if (id is not null)
                leftOut.Add(id);
        }

        var (sent, sentProblem) = await FindAsync(session, SentItems, cancellationToken).ConfigureAwait(false);
        if (sentProblem is not null)
            return sentProblem;

        var listed = await _folders.ReadAsync(session, known: [], delta: null, cancellationToken).ConfigureAwait(false);
        return listed.TryGet(out var folders, out failure)
            ? new MailState { Owner = me.Addresses, Folders = folders.Folders, LeftOut = leftOut, Sent = sent, FoldersDelta = folders.DeltaLink }
            : failure;
    }

    /// <summary>Begins a later round: only what has changed among the folders is asked for.</summary>
    public async ValueTask<SourceAnswer<MailState>> ResumeAsync(MailboxSession session, MailState state, CancellationToken cancellationToken)
    {
        var listed = await _folders.ReadAsync(session, state.FoldersDelta is null ? [] : state.Folders, state.FoldersDelta, cancellationToken)
        .ConfigureAwait(false);

        // Folders are few: when Graph has forgotten where their changes go on, they are listed again, and nothing else has to be.
        var isForgotten = listed.Failure is { Error: SourceError.CursorExpired };
        if (isForgotten)
            listed = await _folders.ReadAsync(session, known: [], delta: null, cancellationToken).ConfigureAwait(false);

        if (!listed.TryGet(out var folders, out var failure))
            return failure;

        // Which of them have changed was forgotten too, so that all that were looked at are looked at again.
        var changed = (state.Changed ?? []).Union(isForgotten ? state.ChangeLinks?.Keys ?? [] : folders.Changed).ToList();
        return state with { Folders = folders.Folders, FoldersDelta = folders.DeltaLink, Changed = changed.Count > 0 ? changed : null };
    }

    // A mailbox may lack a well-known folder; then there is nothing to leave out.
    private async ValueTask<(string? Id, SourceFailure? Failure)> FindAsync(MailboxSession session, string name, CancellationToken cancellationToken)
    {
        var request = new DocumentRequest<FolderDocument>(
            MicrosoftOperations.MailFolder, cancel => requests.WellKnownFolder(name, cancel), MicrosoftJson.Default.FolderDocument);
        var answer = await transport.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
        if (answer.TryGet(out var folder, out var failure))
            return (folder.Id, null);

        return failure.Error == SourceError.NotFound ? (null, null) : (null, failure);
    }
}
