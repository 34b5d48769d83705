using System.Runtime.CompilerServices;
using Jiminny.Connectors;
using Jiminny.Consent;
using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore.Connections;

/// <summary>Connections in the database; the version in the WHERE decides between two who change one at once.</summary>
internal sealed class ConnectionStore(IDbContextFactory<JiminnyDbContext> contexts, StoreDialect dialect, IStoreSchema schema) : IConnectionStore
{
    private const string Key = "organisation_id = @organisation AND mailbox_id = @mailbox AND provider = @provider";

    public bool IsDurable => true;

    public async ValueTask<Connection?> FindAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var row = await context.Set<ConnectionRow>().AsNoTracking()
            .SingleOrDefaultAsync(
                row => row.OrganisationId == mailbox.OrganisationId && row.MailboxId == mailbox.MailboxId && row.Provider == (byte)provider, cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : ToConnection(row);
    }

    public async ValueTask<Connection?> SaveAsync(Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command(connection.Version == 0
            ? """
                INSERT INTO jiminny_connections
                    (organisation_id, mailbox_id, provider, account_id, scopes, protected_tokens, state, connected_at, updated_at, version)
                VALUES (@organisation, @mailbox, @provider, @account, @scopes, @tokens, @state, @connected, @updated, 1)
                ON CONFLICT (organisation_id, mailbox_id, provider) DO NOTHING
                """
            : $"""
                UPDATE jiminny_connections
                SET account_id = @account, scopes = @scopes, protected_tokens = @tokens, state = @state, connected_at = @connected, updated_at = @updated, version = version + 1
                WHERE {Key} AND version = @version
                """);
        command
            .With("@organisation", connection.Mailbox.OrganisationId)
            .With("@mailbox", connection.Mailbox.MailboxId)
            .With("@provider", (short)connection.Provider)
            .With("@account", connection.AccountId)
            .With("@scopes", string.Join(' ', connection.Scopes))
            .With("@tokens", connection.ProtectedTokens.ToArray())
            .With("@state", (short)connection.State)
            .With("@connected", connection.ConnectedAt.ToUnixTimeMilliseconds())
            .With("@updated", connection.UpdatedAt.ToUnixTimeMilliseconds());
        if (connection.Version > 0)
        {
            command.With("@version", connection.Version);
        }

        var isSaved = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return isSaved ? Stored(connection) : null;
    }

    public async ValueTask<bool> DeleteAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command($"DELETE FROM jiminny_connections WHERE {Key}");
        command.With("@organisation", mailbox.OrganisationId).With("@mailbox", mailbox.MailboxId).With("@provider", (short)provider);
        var wasThere = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return wasThere;
    }

    public async IAsyncEnumerable<Connection> ListAsync(string organisationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = context.Set<ConnectionRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId)
            .OrderBy(row => row.MailboxId)
            .ThenBy(row => row.Provider)
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return ToConnection(row);
        }
    }

    // What comes back is what a later read will find: times in whole milliseconds.
    private static Connection Stored(Connection connection) => connection with
    {
        Version = connection.Version + 1,
        ConnectedAt = FromMilliseconds(connection.ConnectedAt.ToUnixTimeMilliseconds()),
        UpdatedAt = FromMilliseconds(connection.UpdatedAt.ToUnixTimeMilliseconds()),
    };

    private static Connection ToConnection(ConnectionRow row) => new()
    {
        Mailbox = new MailboxKey(row.OrganisationId, row.MailboxId),
        Provider = (Provider)row.Provider,
        AccountId = row.AccountId,
        Scopes = row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ProtectedTokens = row.ProtectedTokens,
        State = (ConnectionState)row.State,
        ConnectedAt = FromMilliseconds(row.ConnectedAt),
        UpdatedAt = FromMilliseconds(row.UpdatedAt),
        Version = row.Version,
    };

    private static DateTimeOffset FromMilliseconds(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
