using Jiminny.Connectors.Google.Mail;
using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Planning;

/// <summary>The ids that one or several searches return, each once. They live as long as a call.</summary>
internal sealed class MessageIds
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    /// <summary>The ids in the order in which they were listed first.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>How many entries had no id.</summary>
    public int Nameless { get; private set; }

    public bool Contains(string id) => _known.Contains(id);

    /// <summary>Adds all that a search returns, page after page.</summary>
    /// <returns>Why not; <see langword="null"/> when all are there.</returns>
    public async ValueTask<SourceFailure?> AddAsync(MessageSearch search, MailboxSession session, string query, CancellationToken cancellationToken)
    {
        string? pageToken = null;
        do
        {
            var listed = await search.ListAsync(session, query, pageToken, cancellationToken).ConfigureAwait(false);
            if (!listed.TryGet(out var page, out var failure))
                return failure;

            foreach (var message in page.Messages ?? [])
                Add(message.Id);

            pageToken = page.NextPageToken;
        }
        while (pageToken is not null);

        return null;
    }

    private void Add(string? id)
    {
        if (id is null)
            Nameless++;
        else if (_known.Add(id))
            _ids.Add(id);
    }
}

/// <summary>Lists pages of message ids.</summary>
internal sealed class MessageSearch(ConnectorTransport transport, GmailRequests requests)
{
    public async ValueTask<SourceAnswer<MessageListDocument>> ListAsync(
        MailboxSession session, string query, string? pageToken, CancellationToken cancellationToken)
    {
        var list = new DocumentRequest<MessageListDocument>(
            GoogleOperations.SearchMessages,
            _ => ValueTask.FromResult(requests.Messages(query, pageToken)), GoogleJson.Default.MessageListDocument, GmailUnits.List);
        var listed = await transport.SendAsync(session, list, cancellationToken).ConfigureAwait(false);
        return listed.Value?.NextPageToken is { } next && next == pageToken ? new SourceFailure(SourceError.Protocol, "LinkLoop") : listed;
    }
}
