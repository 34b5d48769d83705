using Jiminny.Connectors;

namespace Jiminny.Import.Tests;

/// <summary>A mailbox written down as pages; page n is read with the cursor "n", and beyond the last there is nothing new. Steps that are failures are answered once, in order.</summary>
internal sealed class ScriptedSource(StreamKind stream, DateTimeOffset now, params ScriptedItem[][] pages) : IMailboxSource
{
    public Provider Provider { get; init; } = Provider.Microsoft;

    public StreamKind Stream => stream;

    public Queue<SourceFailure> Failures { get; } = new();

    public List<string?> Cursors { get; } = [];

    /// <summary>Called before a page is given, with its number.</summary>
    public Action<int>? BeforePage { get; set; }

    /// <summary>How many items more the source claims to have listed than it accounts for.</summary>
    public int Unaccounted { get; set; }

    /// <summary>The window of every read.</summary>
    public List<TimeWindow> Windows { get; } = [];

    /// <summary>What is given, a page each, when the stream is read on after its end.</summary>
    public Queue<(ScriptedItem[] Items, string[] Removed)> Updates { get; } = new();

    public ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        Cursors.Add(cursor.State);
        Windows.Add(cursor.Window);
        if (Failures.TryDequeue(out var failure))
        {
            return new(failure);
        }

        var number = cursor.State is null ? 0 : int.Parse(cursor.State);
        BeforePage?.Invoke(number);
        if (number < pages.Length)
        {
            return new(ScriptedPage.Read(pages[number], stream, now, filter) with
            {
                Listed = pages[number].Length + Unaccounted,
                Next = cursor with { State = (number + 1).ToString() },
                IsLast = number == pages.Length - 1,
            });
        }

        var (items, removed) = Updates.TryDequeue(out var update) ? update : ([], []);
        return new(ScriptedPage.Read(items, stream, now, filter) with { Removed = removed, Next = cursor, IsLast = true });
    }
}
