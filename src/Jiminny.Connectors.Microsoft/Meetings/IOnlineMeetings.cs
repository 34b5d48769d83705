using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Looks up the online meeting behind a join address (<see cref="Meeting.JoinUrl"/>). Thread-safe.</summary>
public interface IOnlineMeetings
{
    /// <summary>Finds the details of a meeting.</summary>
    /// <param name="mailbox">Whose meeting it is.</param>
    /// <param name="joinUrl">The join address, exactly as the meeting carries it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>
    /// What Microsoft tells. It often refuses people who are only invited, and then there are no details; that is no failure. Failures are those of the
    /// connection, such as a missing grant that the connection knows of.
    /// </returns>
    ValueTask<SourceAnswer<OnlineMeetingLookup>> FindAsync(MailboxContext mailbox, string joinUrl, CancellationToken cancellationToken);
}

/// <summary>What came of looking up an online meeting.</summary>
/// <param name="Details">The details; <see langword="null"/> where Microsoft gives none.</param>
public sealed record OnlineMeetingLookup(OnlineMeetingDetails? Details);

/// <summary>An online meeting.</summary>
/// <param name="Id">Microsoft's id.</param>
/// <param name="ChatId">The id of the meeting's chat, when there is one.</param>
/// <param name="Start">When it is to start, in UTC.</param>
/// <param name="End">When it is to end, in UTC.</param>
public sealed record OnlineMeetingDetails(string Id, string? ChatId, DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>A fixed text: ids of chats are not for logs.</summary>
    public override string ToString() => "online meeting";
}
