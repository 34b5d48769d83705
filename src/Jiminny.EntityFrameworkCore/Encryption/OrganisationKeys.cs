using System.Security.Cryptography;
using Jiminny.Connectors;
using Jiminny.Consent;
using Jiminny.EntityFrameworkCore.Import;
using Jiminny.Import.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore.Encryption;

/// <summary>
/// Keeps the organisations' keys in the database, encrypted with the host's token keys where it has any. A key is read anew each time: another host may have
/// destroyed it.
/// </summary>
internal sealed class OrganisationKeys(
    IDbContextFactory<JiminnyDbContext> contexts,
    StoreDialect dialect,
    IStoreSchema schema,
    ITokenProtector? protector = null,
    ContentEncryption? encryption = null) : IOrganisationKeys
{
    private const byte Plain = 0;
    private const byte Protected = 1;

    public async ValueTask<OrganisationKey> GetAsync(string organisationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var row = await FindAsync(organisationId, cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            await CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
            row = await FindAsync(organisationId, cancellationToken).ConfigureAwait(false);
        }

        return new OrganisationKey(row!.KeyId, Open(row));
    }

    public async ValueTask<bool> DestroyAsync(string organisationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command("DELETE FROM jiminny_keys WHERE organisation_id = @organisation");
        var wasThere = await command.With("@organisation", organisationId).ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        return wasThere;
    }

    private async ValueTask<KeyRow?> FindAsync(string organisationId, CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.ReadAsync(contexts, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command("SELECT key_id, secret, created_at FROM jiminny_keys WHERE organisation_id = @organisation");
        await using var reader = await command.With("@organisation", organisationId).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new KeyRow
            {
                OrganisationId = organisationId,
                KeyId = reader.GetString(0),
                Secret = reader.GetFieldValue<byte[]>(1),
                CreatedAt = reader.GetInt64(2),
            }
            : null;
    }

    /// <summary>Of two hosts that make one at once the first one's stays.</summary>
    private async ValueTask CreateAsync(string organisationId, CancellationToken cancellationToken)
    {
        if (encryption is not null && protector is not { IsDurable: true })
        {
            throw new InvalidOperationException(
                "Content is to be encrypted, but there is no durable key to encrypt the organisations' keys with. Add token keys (AddJiminnyTokenKeys) or register an IOrganisationKeys.");
        }

        var keyId = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var secret = RandomNumberGenerator.GetBytes(OrganisationKey.SecretSize);
        byte[] stored = protector is { IsDurable: true }
            ? [Protected, .. protector.Protect(secret, Context(organisationId, keyId))]
            : [Plain, .. secret];
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command($"""
            INSERT INTO jiminny_keys (organisation_id, key_id, secret, created_at) VALUES (@organisation, @key_id, @secret, {dialect.NowMilliseconds})
            ON CONFLICT (organisation_id) DO NOTHING
            """);
        await command
            .With("@organisation", organisationId)
            .With("@key_id", keyId)
            .With("@secret", stored)
            .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private byte[] Open(KeyRow row)
    {
        var secret = row.Secret[0] == Plain
            ? row.Secret[1..]
            : protector?.Unprotect(row.Secret.AsSpan(1), Context(row.OrganisationId, row.KeyId));
        return secret ?? throw new CryptographicException(
            "The stored key of an organisation cannot be decrypted: it was encrypted with a token key that this host does not have. Add that key to the host's token keys.");
    }

    private static TokenContext Context(string organisationId, string keyId) =>
        new(new MailboxKey(organisationId, keyId), default, "organisation key", []);
}
