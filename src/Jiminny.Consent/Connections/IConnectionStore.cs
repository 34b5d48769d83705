using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Keeps connections, at most one per mailbox and provider. It sees tokens only as <see cref="ITokenProtector"/> made them. Thread-safe.</summary>
public interface IConnectionStore
{
    /// <summary>Whether connections outlive the process; then the keys of the token protector must too.</summary>
    bool IsDurable { get; }

    /// <summary>Finds a connection.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="provider">Who hosts it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The connection, or <see langword="null"/>.</returns>
    ValueTask<Connection?> FindAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken);

    /// <summary>Stores a connection, if nobody changed it since it was read.</summary>
    /// <param name="connection">The connection, with the version that was read; 0 for a new one.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The connection as stored, with its new version, or <see langword="null"/> when somebody changed, made or deleted it meanwhile.</returns>
    ValueTask<Connection?> SaveAsync(Connection connection, CancellationToken cancellationToken);

    /// <summary>Deletes a connection with its tokens.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="provider">Who hosts it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken);

    /// <summary>Lists an organisation's connections.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The connections, ordered by mailbox and provider.</returns>
    IAsyncEnumerable<Connection> ListAsync(string organisationId, CancellationToken cancellationToken);
}
