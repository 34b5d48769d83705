using Jiminny.Connectors;
using Jiminny.Import.Erasure;
using Jiminny.Import.Storage;

namespace Jiminny.Import.KeptData;

/// <summary>
/// The copies of one message, or one meeting, in the mailboxes of one organisation. Each copy stays an item of its mailbox with the participants that mailbox
/// shows; a blind copy is seen only where it was received. Immutable.
/// </summary>
/// <param name="Copies">The copies in the order in which they were first kept; at least one.</param>
public sealed record Correlation(IReadOnlyList<StoredItem> Copies);

/// <summary>Finding copies.</summary>
public static class CorrelationExtensions
{
    // Mail may be delayed on its way to a mailbox; an id that comes again after longer is another message's.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(3);

    /// <summary>
    /// Finds the copies of an item: those with the same Message-ID or iCalendar UID and, since ids are repeated by mistake and on purpose, the same sender and
    /// nearly the same date, or the same organizer and start.
    /// </summary>
    /// <param name="data">The kept data.</param>
    /// <param name="organisationId">The organisation. Copies in others are never looked at.</param>
    /// <param name="itemId">The item's <see cref="StoredItem.Id"/>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The item with its copies, or <see langword="null"/> when there is no such item.</returns>
    public static async ValueTask<Correlation?> CorrelateAsync(
        this IKeptData data,
        string organisationId,
        long itemId,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var item = await data.ReadItemsAsync(organisationId, new ItemQuery { ItemId = itemId }, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (item is null || GlobalIdOf(item.Item) is not { Length: > 0 } globalId)
        {
            return item is null ? null : new Correlation([item]);
        }

        var copies = await data.ReadItemsAsync(organisationId, new ItemQuery { GlobalId = globalId }, cancellationToken)
            .Where(other => other.Id == item.Id || AreCopies(item.Item, other.Item))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new Correlation(copies);
    }

    internal static string? GlobalIdOf(KeptItem item) => item is EmailMetadata email ? email.InternetMessageId : ((Meeting)item).ICalUid;

    private static bool AreCopies(KeptItem one, KeptItem other) => (one, other) switch
    {
        (EmailMetadata left, EmailMetadata right) =>
            (left.ReceivedAt - right.ReceivedAt).Duration() <= LongestDelay && IsFromSame(left, right, ParticipantRole.From),
        (Meeting left, Meeting right) => left.Start == right.Start && IsFromSame(left, right, ParticipantRole.Organizer),
        _ => false,
    };

    private static bool IsFromSame(KeptItem left, KeptItem right, ParticipantRole role) => OriginOf(left, role) == OriginOf(right, role);

    private static string? OriginOf(KeptItem item, ParticipantRole role) =>
        item.Participants.FirstOrDefault(person => person.Role == role) is { } person ? ErasureSelection.NormalOf(person.Address) : null;
}
