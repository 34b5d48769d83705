using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Begins a round over a mailbox: who owns it, and which folders are to be read.</summary>
internal sealed class MailRound(ConnectorTransport transport, GraphRequests requests)
{
    // Well-known names, since display names are translated (Graph mailFolder resource). All but the last are left out.
    private static readonly string[] WellKnown = ["junkemail", "drafts", "deleteditems", "sentitems"];

    private readonly FolderList _folders = new(transport, requests);

    /// <summary>Begins the first round.</summary>
    public async ValueTask<SourceAnswer<MailState>> BeginAsync(MailboxSession session, CancellationToken cancellationToken)
    {
        var owner = await transport.SendAsync(
            session, new DocumentRequest<OwnerDocument>(MicrosoftOperations.Me, requests.Owner, MicrosoftJson.Default.OwnerDocument), cancellationToken)
            .ConfigureAwait(false);
        if (!owner.TryGet(out var me, out var failure))
            return failure;

        var wellKnown = await transport.SendAllAsync(session, WellKnown.Select(Find), cancellationToken).ConfigureAwait(false);

        // A mailbox may lack a well-known folder; then there is nothing to leave out.
        foreach (var found in wellKnown)
        {
            if (found.Failure is { Error: not SourceError.NotFound } problem)
                return problem;
        }

        var leftOut = wellKnown.SkipLast(1).Select(found => found.Value?.Id).OfType<string>().ToList();
        var sent = wellKnown[^1].Value?.Id;
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

    private DocumentRequest<FolderDocument> Find(string name) =>
        new(MicrosoftOperations.MailFolder, cancel => requests.WellKnownFolder(name, cancel), MicrosoftJson.Default.FolderDocument);
}
