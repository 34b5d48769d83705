using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Lists a mailbox' folders at any depth, and later what has changed among them.</summary>
internal sealed class FolderList(ConnectorTransport transport, GraphRequests requests)
{
    /// <summary>Lists the folders or their changes.</summary>
    /// <param name="session">The mailbox.</param>
    /// <param name="known">The folders known; empty for the first time.</param>
    /// <param name="delta">Where changes go on; null to list all.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>All folders as they are now.</returns>
    public async ValueTask<SourceAnswer<Listed>> ReadAsync(
        MailboxSession session, IReadOnlyList<MailFolder> known, string? delta, CancellationToken cancellationToken)
    {
        var folders = new OrderedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var folder in known)
            folders[folder.Id] = folder.ParentId;

        var changed = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var link = delta;
        while (true)
        {
            var current = link;
            var request = new DocumentRequest<FolderListDocument>(
                MicrosoftOperations.MailFoldersDelta, cancel => requests.Folders(current, cancel), MicrosoftJson.Default.FolderListDocument);
            var answer = await transport.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out var failure))
                return failure;

            if (page.Value is null)
                return new SourceFailure(SourceError.Protocol, "NotAPage");

            if ((GraphLink.FindFault(page.NextLink) ?? GraphLink.FindFault(page.DeltaLink)) is { } fault)
                return fault;

            foreach (var folder in page.Value)
            {
                Apply(folder, folders);
                if (folder.Id is not null && delta is not null)
                    changed.Add(folder.Id);
            }

            if (page.NextLink is null)
                return new Listed([.. folders.Select(folder => new MailFolder(folder.Key, folder.Value))], page.DeltaLink, changed);

            link = page.NextLink;
            if (!seen.Add(link))
                return new SourceFailure(SourceError.Protocol, "LinkLoop");
        }
    }

    private static void Apply(FolderDocument folder, OrderedDictionary<string, string?> folders)
    {
        if (folder.Id is null)
            return;

        if (folder.HoldsMessages)
            folders[folder.Id] = folder.ParentFolderId ?? folders.GetValueOrDefault(folder.Id);
        else
            folders.Remove(folder.Id);
    }

    /// <summary>The folders, where their changes go on, and which of them have changed: their place or their counts.</summary>
    internal sealed record Listed(IReadOnlyList<MailFolder> Folders, string? DeltaLink, IReadOnlySet<string> Changed);
}
