using System.Data.Common;
using System.Globalization;
using Jiminny.EntityFrameworkCore.Encryption;
using Jiminny.Import.KeptData;
using Jiminny.Import.Storage;
using Jiminny.Matching;

namespace Jiminny.EntityFrameworkCore.Import;

/// <summary>Writes a page's kept items inside the session's transaction: new ones whole, changed ones anew, of the others only that they were seen.</summary>
internal sealed class ItemWriter(StoreSession session, TextSealer text) : IAsyncDisposable
{
    private const string Insert = """
        INSERT INTO jiminny_items (organisation_id, mailbox_id, kind, provider_id, generation, sequence, matcher_version, time, end_time,
            start_day, end_day, subject, global_id, group_id, is_own, has_attachments, join_url)
        VALUES (@organisation, @mailbox, @kind, @provider_id, @generation, @sequence, @matcher_version, @time, @end_time,
            @start_day, @end_day, @subject, @global_id, @group_id, @is_own, @has_attachments, @join_url)
        RETURNING id
        """;

    private const string Update = """
        UPDATE jiminny_items
        SET generation = @generation, sequence = @sequence, matcher_version = @matcher_version, time = @time, end_time = @end_time, start_day = @start_day,
            end_day = @end_day, subject = @subject, global_id = @global_id, group_id = @group_id, is_own = @is_own, has_attachments = @has_attachments,
            join_url = @join_url
        WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND provider_id = @provider_id
        RETURNING id
        """;

    private readonly DbCommand _insert = session.Command(Insert);
    private readonly DbCommand _update = session.Command(Update);
    private readonly DbCommand _participants = session.Command("""
        INSERT INTO jiminny_participants (item_id, position, role, address, name) VALUES (@item, @position, @role, @address, @name)
        """);

    private readonly DbCommand _matches = session.Command("""
        INSERT INTO jiminny_matches (item_id, position, participant, record_type, record_id, account_id, tier)
        VALUES (@item, @position, @participant, @record_type, @record_id, @account_id, @tier)
        """);

    /// <summary>Writes the items.</summary>
    /// <param name="commit">The page.</param>
    /// <param name="changes">Receives what the feed is to tell.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How many of them the round had delivered before.</returns>
    public async ValueTask<long> WriteAsync(PageCommit commit, List<(ItemChangeKind Kind, long ItemId)> changes, CancellationToken cancellationToken)
    {
        if (commit.Items.Count == 0)
        {
            return 0;
        }

        Bind(_insert, commit);
        Bind(_update, commit);
        var known = await new KnownItems(session, text).FindAsync(commit.Stream, commit.Items, cancellationToken).ConfigureAwait(false);
        var repeated = 0L;
        var seen = new List<long>();
        foreach (var delivered in commit.Items)
        {
            var item = RowMapping.AsStored(delivered);
            var before = known.GetValueOrDefault(item.Item.ProviderId);
            repeated += before?.Generation == commit.Generation ? 1 : 0;
            var isSame = before?.Item.Holds(item) == true;
            var id = isSame ? before!.Id : await WriteAsync(commit.Stream, before, item, cancellationToken).ConfigureAwait(false);
            if (isSame && before!.Generation != commit.Generation)
            {
                seen.Add(id);
            }

            if (before is not { IsAnnounced: true })
            {
                changes.Add((ItemChangeKind.Added, id));
            }
            else if (!isSame)
            {
                changes.Add((ItemChangeKind.Changed, id));
            }

            // What comes twice in one page is compared with its first coming.
            var stored = new StoredItem(id, commit.Stream.Mailbox, item.Item, item.Matches, commit.MatcherVersion);
            known[item.Item.ProviderId] = new KnownItem(id, commit.Generation, stored, IsAnnounced: true);
        }

        await TouchAsync(commit, seen, cancellationToken).ConfigureAwait(false);
        return repeated;
    }

    /// <summary>Gives stored items other reasons; their place in the round stays, and one that is not stored stays away.</summary>
    /// <param name="commit">The page.</param>
    /// <param name="changes">Receives what the feed is to tell.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async ValueTask ReviewAsync(PageCommit commit, List<(ItemChangeKind Kind, long ItemId)> changes, CancellationToken cancellationToken)
    {
        foreach (var (item, matches) in commit.Reviewed)
        {
            await using var update = session.Command("""
                UPDATE jiminny_items SET matcher_version = @matcher_version
                WHERE organisation_id = @organisation AND mailbox_id = @mailbox AND kind = @kind AND provider_id = @provider_id
                RETURNING id
                """);
            RowMapping.Bind(update, commit.Stream).With("@matcher_version", commit.MatcherVersion).With("@provider_id", item.ProviderId);
            if (await update.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not { } found)
            {
                continue;
            }

            var id = Convert.ToInt64(found, CultureInfo.InvariantCulture);
            await using var clear = session.Command(FormattableString.Invariant($"DELETE FROM jiminny_matches WHERE item_id = {id}"));
            await clear.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await WriteMatchesAsync(id, matches, cancellationToken).ConfigureAwait(false);
            changes.Add((ItemChangeKind.Changed, id));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync().ConfigureAwait(false);
        await _update.DisposeAsync().ConfigureAwait(false);
        await _participants.DisposeAsync().ConfigureAwait(false);
        await _matches.DisposeAsync().ConfigureAwait(false);
    }

    private static void Bind(DbCommand command, PageCommit commit) => command
        .With("@organisation", commit.Stream.Mailbox.OrganisationId)
        .With("@mailbox", commit.Stream.Mailbox.MailboxId)
        .With("@kind", (short)commit.Stream.Kind)
        .With("@generation", commit.Generation)
        .With("@sequence", commit.ExpectedSequence)
        .With("@matcher_version", commit.MatcherVersion);

    private async ValueTask<long> WriteAsync(StreamKey stream, KnownItem? before, MatchedItem item, CancellationToken cancellationToken)
    {
        var command = before is null ? _insert : _update;
        RowMapping.Bind(command, stream, item.Item, text);
        var id = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        if (before is not null)
        {
            await using var clear = session.Command(
                FormattableString.Invariant($"DELETE FROM jiminny_participants WHERE item_id = {id}; DELETE FROM jiminny_matches WHERE item_id = {id}"));
            await clear.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        var place = RowMapping.Place(stream, item.Item.ProviderId) + "name";
        _participants.With("@item", id);
        for (var i = 0; i < item.Item.Participants.Count; i++)
        {
            var participant = item.Item.Participants[i];
            await _participants
                .With("@position", i)
                .With("@role", (short)participant.Role)
                .With("@address", participant.Address)
                .With("@name", text.Seal(participant.Name, place))
                .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await WriteMatchesAsync(id, item.Matches, cancellationToken).ConfigureAwait(false);
        return id;
    }

    private async ValueTask WriteMatchesAsync(long id, IReadOnlyList<MatchCandidate> matches, CancellationToken cancellationToken)
    {
        _matches.With("@item", id);
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            await _matches
                .With("@position", i)
                .With("@participant", match.Participant)
                .With("@record_type", (short)match.Type)
                .With("@record_id", match.Id)
                .With("@account_id", match.AccountId)
                .With("@tier", (short)match.Tier)
                .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Items that came again unchanged: the round has seen them, and this matcher has decided them.</summary>
    private async ValueTask TouchAsync(PageCommit commit, List<long> ids, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(StoreCommands.MostParameters))
        {
            await using var command = session.Command($"""
                UPDATE jiminny_items SET generation = @generation, sequence = @sequence, matcher_version = @matcher_version
                WHERE id IN ({KnownItems.Join(chunk)})
                """);
            await command
                .With("@generation", commit.Generation)
                .With("@sequence", commit.ExpectedSequence)
                .With("@matcher_version", commit.MatcherVersion)
                .ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
