using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Mail;

/// <summary>Fetches the messages of a page and shows them to the filter together.</summary>
internal sealed class MessageFetch(ConnectorTransport transport, GmailRequests requests, GoogleConnectorOptions options)
{
    // As many as are fetched before the window is looked at: it must not fill without bound.
    private const int Part = 100;

    private readonly Func<string, HttpRequestMessage> _create = requests.Message;

    /// <summary>Fetches and decides.</summary>
    /// <param name="read">The call.</param>
    /// <param name="ids">The messages that were listed.</param>
    /// <param name="gone">Takes the ids of those that were deleted since.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Why the page cannot be read; <see langword="null"/> when it is.</returns>
    public ValueTask<SourceFailure?> FetchAsync(PageRead read, IReadOnlyList<string> ids, List<string> gone, CancellationToken cancellationToken) =>
        FetchAsync(read, ids, gone, isListed: true, cancellationToken);

    /// <summary>As <see cref="FetchAsync(PageRead, IReadOnlyList{string}, List{string}, CancellationToken)"/>, for messages that changed: one that is gone counts nowhere.</summary>
    public ValueTask<SourceFailure?> FetchChangedAsync(PageRead read, IReadOnlyList<string> ids, List<string> gone, CancellationToken cancellationToken) =>
        FetchAsync(read, ids, gone, isListed: false, cancellationToken);

    private async ValueTask<SourceFailure?> FetchAsync(
        PageRead read, IReadOnlyList<string> ids, List<string> gone, bool isListed, CancellationToken cancellationToken)
    {
        var format = new MessageFormat(leaveOut: !isListed);
        foreach (var part in ids.Chunk(Part))
        {
            if (await FetchPartAsync(read, part, format, gone, isListed, cancellationToken).ConfigureAwait(false) is { } failure)
                return failure;

            // A page's messages are decided together unless they are long.
            if (read.Items.Window.Filled.Length >= options.WindowSize)
                Decide(read, format);
        }

        Decide(read, format);
        return null;
    }

    private static void Decide(PageRead read, MessageFormat format)
    {
        read.Items.Decide(read.Filter, format);
        read.Items.Window.Reset();
    }

    private async ValueTask<SourceFailure?> FetchPartAsync(
        PageRead read, string[] ids, MessageFormat format, List<string> gone, bool isListed, CancellationToken cancellationToken)
    {
        var messages = Array.ConvertAll(ids, id => new ItemRequest(
            id, GoogleOperations.GetMessageMetadata, GmailUnits.Get, _create, read.Items, options.MaxItemSize));
        var round = new RequestRound<ItemPlace>(messages, options.MessagesInFlight, options.MaxItemSize, ids.Length > 1 ? requests.Batch : null);
        var failure = await transport.SendAllAsync(round, read.Session, cancellationToken).ConfigureAwait(false);
        if (failure is not null && !IsOnlyPoison(round, messages))
            return failure;

        for (var i = 0; i < messages.Length; i++)
        {
            if (round.AnswerOf(i) is not { } answer)
                read.Items.Tally.Fail(ids[i]);
            else if (answer.Value is { } place)
                read.Items.Read(place.Start, place.Length, format);
            else
                Miss(read.Items, gone, ids[i], isListed);
        }

        return null;
    }

    // Listed, then deleted: it stays on the receipt as one that could not be read, and an earlier copy of it is to go.
    private static void Miss(PageCollector items, List<string> gone, string id, bool isListed)
    {
        if (isListed)
            items.Tally.Fail();

        gone.Add(id);
    }

    // One message that never becomes readable must not hold up a mailbox; when none is readable, it is the way that is broken and not the messages.
    private static bool IsOnlyPoison(RequestRound<ItemPlace> round, ItemRequest[] messages)
    {
        var answered = 0;
        for (var i = 0; i < messages.Length; i++)
        {
            if (round.AnswerOf(i) is not null)
                answered++;
            else if (!messages[i].IsPoison)
                return false;
        }

        return answered > 0;
    }
}
