using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google;

/// <summary>
/// Keeps events for tasks in a user's primary calendar, each under a key of the host's own. Every call may be repeated: the same key never makes a second event.
/// Thread-safe.
/// </summary>
/// <remarks>
/// A key names a task for good, also after its event was deleted. It is 1 to 512 characters long, is kept in the event where only this calendar's owner and
/// applications see it, and should say nothing about anybody: a number of the task in the host's database, say. No guests are ever invited.
/// </remarks>
public interface ITaskCalendar
{
    /// <summary>Makes the event of a task. When the key has an event already, because an earlier answer was lost, that event is returned as it is.</summary>
    /// <param name="mailbox">Whose calendar.</param>
    /// <param name="key">The host's key of the task.</param>
    /// <param name="task">What the event shows.</param>
    /// <param name="approval">The user's yes, for <see cref="Capabilities.TaskEvents"/>.</param>
    /// <param name="cancellationToken">Cancels it; an event that was asked for may have been made.</param>
    /// <returns>The event, or why there is none: <see cref="SourceError.NotFound"/> with code <c>Deleted</c> when the key's event was deleted earlier.</returns>
    ValueTask<SourceAnswer<TaskEvent>> CreateAsync(
        MailboxContext mailbox, string key, TaskDetails task, UserApproval approval, CancellationToken cancellationToken);

    /// <summary>Makes the event of a task show something else.</summary>
    /// <param name="mailbox">Whose calendar.</param>
    /// <param name="key">The host's key of the task.</param>
    /// <param name="task">What the event shows from now on.</param>
    /// <param name="approval">The user's yes, for <see cref="Capabilities.TaskEvents"/>.</param>
    /// <param name="cancellationToken">Cancels it; the event may have been changed.</param>
    /// <returns>The event, or why it was not changed: <see cref="SourceError.NotFound"/> when there is none (any more).</returns>
    ValueTask<SourceAnswer<TaskEvent>> UpdateAsync(
        MailboxContext mailbox, string key, TaskDetails task, UserApproval approval, CancellationToken cancellationToken);

    /// <summary>Deletes the event of a task, for good. One that is gone, or never was, is deleted.</summary>
    /// <param name="mailbox">Whose calendar.</param>
    /// <param name="key">The host's key of the task.</param>
    /// <param name="approval">The user's yes, for <see cref="Capabilities.TaskEvents"/>.</param>
    /// <param name="cancellationToken">Cancels it; the event may have been deleted.</param>
    /// <returns>Why it was not deleted; <see langword="null"/> when there is no such event now.</returns>
    ValueTask<SourceFailure?> DeleteAsync(MailboxContext mailbox, string key, UserApproval approval, CancellationToken cancellationToken);

    /// <summary>Finds the event of a task by the key it carries.</summary>
    /// <param name="mailbox">Whose calendar.</param>
    /// <param name="key">The host's key of the task.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The event, or why there is none: <see cref="SourceError.NotFound"/> when the calendar holds none (any more).</returns>
    ValueTask<SourceAnswer<TaskEvent>> FindAsync(MailboxContext mailbox, string key, CancellationToken cancellationToken);
}
