using System.Text.Json.Serialization;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Reads, where only participants were asked for, the rest of the messages that were kept: as many at a time as the mailbox allows.</summary>
internal sealed class MessageDetails(ConnectorTransport transport, GraphRequests requests, IOptions<MicrosoftConnectorOptions> options)
{
    /// <summary>Completes the kept messages.</summary>
    /// <returns>Why that was not possible; null when it was.</returns>
    public async ValueTask<SourceFailure?> CompleteAsync(PageRead read, CancellationToken cancellationToken)
    {
        if (!options.Value.ParticipantsFirst)
            return null;

        var kept = read.Items.Tally.Kept;
        for (var i = 0; i < kept.Count; i += options.Value.RequestsInFlight)
        {
            var chunk = kept.Skip(i).Take(options.Value.RequestsInFlight).Select(item => ReadAsync(read.Session, item.ProviderId, cancellationToken)).ToList();
            var answers = await Task.WhenAll(chunk).ConfigureAwait(false);
            for (var j = 0; j < answers.Length; j++)
            {
                // One that was deleted meanwhile stays as it was listed; the next look at the mailbox finds it gone.
                if (answers[j].TryGet(out var details, out var failure))
                    read.Items.Tally.Complete(i + j, details.Apply((EmailMetadata)kept[i + j]));
                else if (failure.Error != SourceError.NotFound)
                    return failure;
            }
        }

        return null;
    }

    private async Task<SourceAnswer<MessageDetailsDocument>> ReadAsync(MailboxSession session, string id, CancellationToken cancellationToken) =>
        await transport.SendAsync(
            session,
            new DocumentRequest<MessageDetailsDocument>(
                MicrosoftOperations.MessageMetadata, cancel => requests.MessageDetails(id, cancel), MicrosoftJson.Default.MessageDetailsDocument),
            cancellationToken).ConfigureAwait(false);
}

/// <summary>What a listing of participants leaves out (message resource).</summary>
internal sealed record MessageDetailsDocument
{
    [JsonPropertyName("subject")]
    public string? Subject { get; init; }

    [JsonPropertyName("internetMessageId")]
    public string? InternetMessageId { get; init; }

    [JsonPropertyName("conversationId")]
    public string? ConversationId { get; init; }

    [JsonPropertyName("hasAttachments")]
    public bool? HasAttachments { get; init; }

    public EmailMetadata Apply(EmailMetadata email) => email with
    {
        Subject = Subject, InternetMessageId = InternetMessageId, ConversationId = ConversationId, HasAttachments = HasAttachments,
    };
}
