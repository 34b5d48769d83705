using System.Security.Cryptography;
using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Erasure;
using Jiminny.Import.KeptData;
using Jiminny.Matching;

namespace Jiminny.Import.Storage;

/// <summary>Erasing.</summary>
internal sealed partial class InMemoryImportStore : IErasureStore
{
    // In memory one key does for all: it is gone with the process, as the marks are.
    private readonly byte[] _markKey = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, HashSet<string>> _marks = new(StringComparer.Ordinal);

    public ValueTask<ErasureCounts> EraseAsync(string organisationId, ErasureSelection selection, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(selection);
        lock (_gate)
        {
            var organisation = Find(organisationId) ?? new InMemoryOrganisation();
            var all = selection.With(AddressesOf(organisation, selection.Records));
            var fenced = Fence(organisationId, all);
            var items = organisation.Items.Values.Where(item => IsErased(item, all)).ToList();
            foreach (var item in items)
            {
                var kind = item.Item is EmailMetadata ? StreamKind.Mail : StreamKind.Calendar;
                organisation.Remove(organisation.Streams[new StreamKey(item.Mailbox, kind)], item.Item.ProviderId, ItemChangeKind.Erased, time.GetUtcNow());
            }

            var streams = organisation.Streams.Where(stream => IsErased(stream.Key.Mailbox, all)).ToList();
            streams.ForEach(stream => organisation.Streams.Remove(stream.Key));
            foreach (var unfinished in organisation.Streams.Values.Where(stream => all.ConcernsEveryMailbox && stream.State is { Receipt.IsComplete: false }))
            {
                // A link to the next page may hold addresses; the round begins its window again.
                unfinished.State = unfinished.State! with { Cursor = unfinished.State.Cursor with { State = null } };
            }

            var marks = Marks(organisationId, forget: all.IsWholeOrganisation);
            var added = ErasedMarks.Of(_markKey, all).Count(mark => marks.Add(mark.Mark));
            return new(new ErasureCounts(items.Count, streams.Count, streams.Sum(stream => stream.Value.Pending.Count), fenced, added, all.IsWholeOrganisation));
        }
    }

    public ValueTask<bool> LiftAsync(string organisationId, ErasureSelection selection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        lock (_gate)
        {
            var marks = Marks(organisationId, forget: false);
            return new(ErasedMarks.Of(_markKey, selection).Count(mark => marks.Remove(mark.Mark)) > 0);
        }
    }

    public ValueTask<ErasedMarks> FindErasedAsync(string organisationId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(_marks.TryGetValue(organisationId, out var marks) ? new ErasedMarks(_markKey, marks) : ErasedMarks.None);
        }
    }

    private HashSet<string> Marks(string organisationId, bool forget)
    {
        if (forget || !_marks.TryGetValue(organisationId, out var marks))
        {
            _marks[organisationId] = marks = [];
        }

        return marks;
    }

    private int Fence(string organisationId, ErasureSelection selection)
    {
        var fenced = _mailboxes.Keys
            .Where(mailbox => mailbox.OrganisationId == organisationId)
            .Where(mailbox => selection.ConcernsEveryMailbox || selection.MailboxIds.Contains(mailbox.MailboxId, StringComparer.Ordinal))
            .ToList();
        foreach (var mailbox in fenced)
        {
            if (IsErased(mailbox, selection))
            {
                _mailboxes.Remove(mailbox);
            }
            else
            {
                _mailboxes[mailbox] = new Holding("", ++_lastEpoch, DateTimeOffset.MinValue);
            }
        }

        return fenced.Count;
    }

    private static bool IsErased(MailboxKey mailbox, ErasureSelection selection) =>
        selection.IsWholeOrganisation || selection.MailboxIds.Contains(mailbox.MailboxId, StringComparer.Ordinal);

    private static bool IsErased(StoredItem item, ErasureSelection selection) =>
        IsErased(item.Mailbox, selection)
        || item.Item.Participants.Any(person => selection.NamesAddress(person.Address))
        || item.Matches.Any(match => selection.Records.Contains(new CrmReference(match.Type, match.Id)));

    private static IEnumerable<string> AddressesOf(InMemoryOrganisation organisation, IReadOnlyList<CrmReference> records) =>
        records.Count == 0
            ? []
            : organisation.Items.Values.SelectMany(item => item.Matches
                .Where(match => match.Tier == MatchTier.Exact && match.Participant < item.Item.Participants.Count)
                .Where(match => records.Contains(new CrmReference(match.Type, match.Id)))
                .Select(match => item.Item.Participants[match.Participant].Address));
}
