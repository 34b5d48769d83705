using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Scheduling;

/// <summary>What an operator can do with mailboxes that the service keeps up to date, from any host on the same store. Thread-safe.</summary>
public interface IImportControl
{
    /// <summary>Pauses a mailbox. A run that is under way, on whichever host, stops after the page at hand; what is committed stays.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether the mailbox is designated.</returns>
    ValueTask<bool> PauseAsync(MailboxKey mailbox, CancellationToken cancellationToken);

    /// <summary>Lets a paused mailbox go on, at once and where it was; also one that waits for somebody who has done what was needed.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether the mailbox is designated.</returns>
    ValueTask<bool> ResumeAsync(MailboxKey mailbox, CancellationToken cancellationToken);

    /// <summary>Has a part of a stream read again with the next pass, which is due at once: what is new is added, what is gone is removed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="range">What to read: for mail the time of receipt, for meetings the time they take place.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether the mailbox is designated.</returns>
    ValueTask<bool> RescanAsync(StreamKey stream, TimeWindow range, CancellationToken cancellationToken);

    /// <summary>Tells how the mailboxes of an organisation stand.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>One entry per designated mailbox.</returns>
    IAsyncEnumerable<MailboxStatus> ReadStatusAsync(string organisationId, CancellationToken cancellationToken);
}
