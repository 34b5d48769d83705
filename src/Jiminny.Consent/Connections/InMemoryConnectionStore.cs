using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Connections of one process; they end with it.</summary>
internal sealed class InMemoryConnectionStore : IConnectionStore
{
    private readonly ConcurrentDictionary<(MailboxKey Mailbox, Provider Provider), Connection> connections = new();

    public bool IsDurable => false;

    public ValueTask<Connection?> FindAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken) =>
        ValueTask.FromResult(connections.GetValueOrDefault((mailbox, provider)));

    public ValueTask<Connection?> SaveAsync(Connection connection, CancellationToken cancellationToken)
    {
        var key = (connection.Mailbox, connection.Provider);
        var next = connection with { Version = connection.Version + 1 };
        if (connection.Version == 0)
        {
            return ValueTask.FromResult(connections.TryAdd(key, next) ? next : null);
        }

        var isSaved = connections.TryGetValue(key, out var current) && current.Version == connection.Version && connections.TryUpdate(key, next, current);
        return ValueTask.FromResult(isSaved ? next : null);
    }

    public ValueTask<bool> DeleteAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken) =>
        ValueTask.FromResult(connections.TryRemove((mailbox, provider), out _));

    public async IAsyncEnumerable<Connection> ListAsync(string organisationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = connections.Values
            .Where(connection => string.Equals(connection.Mailbox.OrganisationId, organisationId, StringComparison.Ordinal))
            .OrderBy(connection => connection.Mailbox.MailboxId, StringComparer.Ordinal)
            .ThenBy(connection => connection.Provider);
        foreach (var connection in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return connection;
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }
}
