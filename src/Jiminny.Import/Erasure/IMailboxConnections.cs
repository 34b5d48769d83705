namespace Jiminny.Import.Erasure;

/// <summary>Ends connections to accounts when a mailbox is erased. Implemented by Jiminny.Sdk or the host. Thread-safe.</summary>
public interface IMailboxConnections
{
    /// <summary>Disconnects.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="mailboxId">The mailbox; <see langword="null"/> for all of the organisation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How many connections were deleted, and how many grants the provider took back.</returns>
    ValueTask<(int Disconnected, int RevokedAtProvider)> DisconnectAsync(string organisationId, string? mailboxId, CancellationToken cancellationToken);
}
