using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors;

/// <summary>Reads the body of one message because a person asked to see it. It is handed over and never stored. Thread-safe.</summary>
public interface IMailReader
{
    /// <summary>The provider it reads from.</summary>
    Provider Provider { get; }

    /// <summary>Reads one body.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="itemId">The message's id, as in <see cref="KeptItem.ProviderId"/>.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The body, or why there is none.</returns>
    ValueTask<SourceAnswer<MessageBody>> ReadBodyAsync(MailboxContext mailbox, string itemId, CancellationToken cancellationToken);
}
