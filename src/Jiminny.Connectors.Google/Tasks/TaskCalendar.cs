using Jiminny.Connectors.Google.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Tasks;

/// <summary>Keeps events for tasks. The key decides the event's id, so that whatever is repeated meets the same event.</summary>
internal sealed class TaskCalendar(GoogleTransports transports, TaskRequests requests, IAccessTokens tokens) : ITaskCalendar
{
    private const int LongestKey = 512;

    private static readonly SourceFailure Deleted = new(SourceError.NotFound, "Deleted");

    public async ValueTask<SourceAnswer<TaskEvent>> CreateAsync(
        MailboxContext mailbox, string key, TaskDetails task, UserApproval approval, CancellationToken cancellationToken)
    {
        Check(mailbox, key);
        Check(task);
        ArgumentNullException.ThrowIfNull(approval);
        var session = new MailboxSession(mailbox, tokens);
        var request = new TaskRequest(GoogleOperations.InsertEvent, approval, () => requests.Insert(key, task));
        var answer = await transports.Calendar.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is not { Code: "duplicate" })
            return Read(answer, session);

        var found = await FindAsync(session, key, cancellationToken).ConfigureAwait(false);
        return found.Failure is { Error: SourceError.NotFound } ? Deleted with { Cost = session.Cost } : found;
    }

    public async ValueTask<SourceAnswer<TaskEvent>> UpdateAsync(
        MailboxContext mailbox, string key, TaskDetails task, UserApproval approval, CancellationToken cancellationToken)
    {
        Check(mailbox, key);
        Check(task);
        ArgumentNullException.ThrowIfNull(approval);
        var session = new MailboxSession(mailbox, tokens);
        var request = new TaskRequest(GoogleOperations.UpdateEvent, approval, () => requests.Patch(key, task));
        return Read(await transports.Calendar.SendAsync(session, request, cancellationToken).ConfigureAwait(false), session);
    }

    public async ValueTask<SourceFailure?> DeleteAsync(MailboxContext mailbox, string key, UserApproval approval, CancellationToken cancellationToken)
    {
        Check(mailbox, key);
        ArgumentNullException.ThrowIfNull(approval);
        var session = new MailboxSession(mailbox, tokens);
        var answer = await transports.Calendar.SendAsync(session, new TaskDeletion(approval, () => requests.Delete(key)), cancellationToken).ConfigureAwait(false);
        return answer.Failure is null or { Error: SourceError.NotFound } ? null : answer.Failure with { Cost = session.Cost };
    }

    public ValueTask<SourceAnswer<TaskEvent>> FindAsync(MailboxContext mailbox, string key, CancellationToken cancellationToken)
    {
        Check(mailbox, key);
        return FindAsync(new MailboxSession(mailbox, tokens), key, cancellationToken);
    }

    private static void Check(MailboxContext mailbox, string key)
    {
        ProviderMismatch.ThrowIf(mailbox);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, LongestKey, nameof(key));
    }

    private static void Check(TaskDetails task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.End < task.Start)
            throw new ArgumentException("The task ends before it begins.", nameof(task));
    }

    private static SourceAnswer<TaskEvent> Read(SourceAnswer<TaskDocument> answer, MailboxSession session)
    {
        if (!answer.TryGet(out var document, out var failure))
            return failure with { Cost = session.Cost };

        if (document.Status == "cancelled")
            return Deleted with { Cost = session.Cost };

        return document.Id is { Length: > 0 } id
            ? new TaskEvent(id, Uri.TryCreate(document.HtmlLink, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps ? link : null)
            : new SourceFailure(SourceError.Protocol, "NoId") { Cost = session.Cost };
    }

    private async ValueTask<SourceAnswer<TaskEvent>> FindAsync(MailboxSession session, string key, CancellationToken cancellationToken)
    {
        string? token = null;
        while (true)
        {
            var current = token;
            var request = new DocumentRequest<TaskListDocument>(
                GoogleOperations.ListEvents, _ => ValueTask.FromResult(requests.Find(key, current)), GoogleJson.Default.TaskListDocument);
            var answer = await transports.Calendar.SendAsync(session, request, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out var failure))
                return failure with { Cost = session.Cost };

            if (page.Items?.FirstOrDefault(item => item.Status != "cancelled") is { } found)
                return Read(found, session);

            // A page may be empty while more follow.
            token = page.NextPageToken;
            if (token is null)
                return new SourceFailure(SourceError.NotFound, "NoEvent") { Cost = session.Cost };

            if (token == current)
                return new SourceFailure(SourceError.Protocol, "LinkLoop") { Cost = session.Cost };
        }
    }
}
