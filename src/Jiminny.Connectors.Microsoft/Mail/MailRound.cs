using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Begins a round over a mailbox: who owns it, and which folders are to be read.</summary>
internal sealed class MailRound(ConnectorTransport transport, GraphRequests requests)
{
    private const string SentItems = "sentitems";

    // Well-known names, since display names are translated (Graph mailFolder resource).
    private static readonly string[] LeftOut = ["junkemail", "drafts", "deleteditems"];

    public async ValueTask<SourceAnswer<MailState>> BeginAsync(MailboxSession session, CancellationToken cancellationToken)
    {
        var owner = await transport.SendAsync(
            session, new DocumentRequest<OwnerDocument>(requests.Owner, MicrosoftJson.Default.OwnerDocument), cancellationToken).ConfigureAwait(false);
        if (!owner.TryGet(out var me, out var failure))
            return failure;

        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in LeftOut)
        {
            var (id, problem) = await FindAsync(session, name, cancellationToken).ConfigureAwait(false);
            if (problem is not null)
                return problem;

            if (id is not null)
                excluded.Add(id);
        }

        var (sent, sentProblem) = await FindAsync(session, SentItems, cancellationToken).ConfigureAwait(false);
        if (sentProblem is not null)
            return sentProblem;

        var listed = await ListAsync(session, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var folders, out failure))
            return failure;

        return new MailState
        {
            Owner = me.Addresses,
            Folders = FolderTree.Select(folders.All, excluded, sent),
            FoldersDelta = folders.DeltaLink,
        };
    }

    // A mailbox may lack a well-known folder; then there is nothing to leave out.
    private async ValueTask<(string? Id, SourceFailure? Failure)> FindAsync(MailboxSession session, string name, CancellationToken cancellationToken)
    {
        var request = new DocumentRequest<FolderDocument>(cancel => requests.WellKnownFolder(name, cancel), MicrosoftJson.Default.FolderDocument);
        var answer = await transport.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
        if (answer.TryGet(out var folder, out var failure))
            return (folder.Id, null);

        return failure.Error == SourceError.NotFound ? (null, null) : (null, failure);
    }

    private async ValueTask<SourceAnswer<FolderList>> ListAsync(MailboxSession session, CancellationToken cancellationToken)
    {
        var all = new List<FolderDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? link = null;
        while (true)
        {
            var current = link;
            var request = new DocumentRequest<FolderListDocument>(cancel => requests.Folders(current, cancel), MicrosoftJson.Default.FolderListDocument);
            var answer = await transport.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out var failure))
                return failure;

            if (page.Value is null)
                return new SourceFailure(SourceError.Protocol, "NotAPage");

            all.AddRange(page.Value.Where(folder => folder.HoldsMessages));
            if (page.NextLink is null)
                return new FolderList(all, page.DeltaLink);

            link = page.NextLink;
            if (!seen.Add(link))
                return new SourceFailure(SourceError.Protocol, "LinkLoop");
        }
    }

    private sealed record FolderList(IReadOnlyList<FolderDocument> All, string? DeltaLink);
}
