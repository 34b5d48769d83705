using System.Text;
using System.Text.Json;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Follows what left the folders that are read, by Graph's change tracking, folder by folder. A message that left one folder and came to another that is read
/// was moved; the others are gone. Mail is tracked that was received since the mailbox was read.
/// </summary>
internal sealed class FolderChanges(ConnectorTransport transport, GraphRequests requests)
{
    /// <summary>Reads the changes of the folders that have changed.</summary>
    /// <param name="read">The call; nothing is decided by it.</param>
    /// <param name="state">Which folders, and where each goes on.</param>
    /// <param name="folders">The folders that are read.</param>
    /// <param name="from">Since when received mail is tracked.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What is gone, and where the folders go on.</returns>
    public async ValueTask<SourceAnswer<Changes>> ReadAsync(
        PageRead read, MailState state, FolderTree folders, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var links = new Dictionary<string, string>(state.ChangeLinks ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        var gone = new List<string>();
        var present = new IdHashes();
        foreach (var folder in state.Changed ?? [])
        {
            if (!folders.IsRead(folder))
            {
                links.Remove(folder);
                continue;
            }

            var answer = await ReadFolderAsync(read, folder, from, links.GetValueOrDefault(folder), gone, present, cancellationToken).ConfigureAwait(false);
            if (answer.TryGet(out var link, out var failure))
                links[folder] = link;
            else if (failure.Error == SourceError.NotFound)
                links.Remove(folder);
            else
                return failure;
        }

        var left = gone.Distinct().Where(id => !present.Contains(id)).ToList();
        var verified = await VerifyAsync(read.Session, left, folders, cancellationToken).ConfigureAwait(false);
        return verified.TryGet(out var really, out var problem) ? new Changes(really, links) : problem;
    }

    // Where a message went may be a folder whose change is still to be told, and what is told as gone is removed for good: so each is asked for.
    private async ValueTask<SourceAnswer<List<string>>> VerifyAsync(
        MailboxSession session, List<string> left, FolderTree folders, CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        foreach (var chunk in left.Chunk(ConnectorTransport.LargestBatch))
        {
            var answers = await transport.SendAllAsync(session, chunk.Select(FindFolder), cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < answers.Count; i++)
            {
                if (answers[i].Failure is { Error: not SourceError.NotFound } failure)
                    return failure;

                if (answers[i].Value?.ParentFolderId is not { } folder || !folders.IsRead(folder))
                    gone.Add(chunk[i]);
            }
        }

        return gone;
    }

    private DocumentRequest<FolderDocument> FindFolder(string id) =>
        new(MicrosoftOperations.MessageMetadata, cancel => requests.FolderOf(id, cancel), MicrosoftJson.Default.FolderDocument);

    private async ValueTask<SourceAnswer<string>> ReadFolderAsync(
        PageRead read, string folder, DateTimeOffset from, string? link, List<string> gone, IdHashes present, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var current = link;
            var format = new ChangeFormat();
            var request = new ChangePageRequest(
                MicrosoftOperations.FolderMessagesDelta, cancel => requests.FolderChanges(folder, from, current, cancel), format, format.Restart, read);
            var answer = await transport.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out var failure))
                return failure;

            gone.AddRange(format.Removed);
            present.Add(format.Present);
            if (page.DeltaLink is not null)
                return page.DeltaLink;

            link = page.NextLink!;
            if (!seen.Add(link))
                return new SourceFailure(SourceError.Protocol, "LinkLoop");
        }
    }

    /// <summary>What changed.</summary>
    /// <param name="Gone">The ids of messages that are in no folder that is read any more.</param>
    /// <param name="Links">Where each folder goes on.</param>
    internal sealed record Changes(IReadOnlyList<string> Gone, IReadOnlyDictionary<string, string> Links);

    /// <summary>Reads only ids: of what is there as hashes, of what went as text, since that is what is told.</summary>
    private sealed class ChangeFormat : IItemFormat
    {
        public int TextCount => 1;

        public int IdText => 0;

        public List<string> Removed { get; } = [];

        public IdHashes Present { get; } = new();

        public void Restart()
        {
            Removed.Clear();
            Present.Clear();
        }

        public ItemReading Read(ref Utf8JsonReader element, PageCollector items)
        {
            if (element.TokenType != JsonTokenType.StartObject)
                return ItemReading.Broken;

            JsonText id = default;
            var isRemoved = false;
            while (element.Read() && element.TokenType == JsonTokenType.PropertyName)
            {
                if (element.ValueTextEquals("id"u8))
                {
                    element.Read();
                    id = items.Locate(ref element);
                    continue;
                }

                isRemoved |= element.ValueTextEquals("@removed"u8);
                GraphJson.SkipValue(ref element);
            }

            var bytes = items.Unescaped(ref id);
            if (!isRemoved)
                Present.Add(bytes);
            else if (!bytes.IsEmpty)
                Removed.Add(Encoding.UTF8.GetString(bytes));

            return ItemReading.LeftOut;
        }

        public KeptItem? Create(in CollectedItem item, int evidence) => null;
    }
}
