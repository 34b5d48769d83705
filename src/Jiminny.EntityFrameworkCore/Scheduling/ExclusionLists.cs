using Jiminny.EntityFrameworkCore.Schema;
using Jiminny.Import.Exclusions;
using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore.Scheduling;

/// <summary>Keeps exclusion lists. Plain SQL where they are written, so that no address reaches a log of EF.</summary>
internal sealed class ExclusionLists(IDbContextFactory<JiminnyDbContext> contexts, StoreDialect dialect, IStoreSchema schema) : IExclusionLists
{
    public ValueTask AddAsync(string organisationId, IReadOnlyCollection<Exclusion> exclusions, CancellationToken cancellationToken) => ChangeAsync(
        organisationId,
        exclusions,
        """
        INSERT INTO jiminny_exclusions (organisation_id, mailbox_id, is_domain, value) VALUES (@organisation, @mailbox, @is_domain, @value)
        ON CONFLICT (organisation_id, mailbox_id, is_domain, value) DO NOTHING
        """,
        cancellationToken);

    public ValueTask RemoveAsync(string organisationId, IReadOnlyCollection<Exclusion> exclusions, CancellationToken cancellationToken) => ChangeAsync(
        organisationId,
        exclusions,
        "DELETE FROM jiminny_exclusions WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND is_domain = @is_domain AND value = @value",
        cancellationToken);

    public async ValueTask<ExclusionList> ReadAsync(string organisationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.ReadAsync(contexts, cancellationToken).ConfigureAwait(false);
        var version = await Counters.ReadAsync(session, organisationId, Counters.Exclusions, cancellationToken).ConfigureAwait(false);
        if (version == 0)
        {
            return ExclusionList.Empty;
        }

        // The version is read first: entries may be newer than it says, never older, and then the next page sees another version.
        var rows = await session.Context.Set<ExclusionRow>().AsNoTracking()
            .Where(row => row.OrganisationId == organisationId)
            .OrderBy(row => row.MailboxId).ThenBy(row => row.IsDomain).ThenBy(row => row.Value)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new ExclusionList(version, rows.ConvertAll(ToExclusion));
    }

    private static Exclusion ToExclusion(ExclusionRow row)
    {
        var mailboxId = row.MailboxId.Length == 0 ? null : row.MailboxId;
        return row.IsDomain ? Exclusion.OfDomain(row.Value, mailboxId) : Exclusion.OfAddress(row.Value, mailboxId);
    }

    private async ValueTask ChangeAsync(string organisationId, IReadOnlyCollection<Exclusion> exclusions, string sql, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(exclusions);
        await schema.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await using var session = await StoreSession.WriteAsync(contexts, dialect, cancellationToken).ConfigureAwait(false);
        await using var command = session.Command(sql);
        command.With("@organisation", organisationId);
        var changed = 0;
        foreach (var exclusion in exclusions)
        {
            changed += await command
                .With("@mailbox", exclusion.MailboxId ?? "")
                .With("@is_domain", exclusion.IsDomain)
                .With("@value", exclusion.Value)
                .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        if (changed > 0)
        {
            await Counters.RaiseAsync(session, organisationId, Counters.Exclusions, cancellationToken).ConfigureAwait(false);
        }

        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
    }
}
