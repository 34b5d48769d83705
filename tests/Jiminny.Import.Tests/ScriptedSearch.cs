using Jiminny.Connectors;

namespace Jiminny.Import.Tests;

/// <summary>Answers searches, a page each, with what it was given, whatever was asked for.</summary>
internal sealed class ScriptedSearch(DateTimeOffset now, params ScriptedItem[][] pages) : IMailSearch
{
    public Provider Provider => Provider.Microsoft;

    public List<(MailSearchTerms Terms, SyncCursor Cursor)> Asked { get; } = [];

    public Queue<SourceFailure> Failures { get; } = new();

    public ValueTask<PageResult> SearchPageAsync(
        MailboxContext mailbox, MailSearchTerms terms, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        Asked.Add((terms, cursor));
        if (Failures.TryDequeue(out var failure))
        {
            return new(failure);
        }

        var number = cursor.State is null ? 0 : int.Parse(cursor.State);
        return new(ScriptedPage.Read(pages[number], StreamKind.Mail, now, filter) with
        {
            Next = cursor with { State = (number + 1).ToString() },
            IsLast = number == pages.Length - 1,
        });
    }
}
