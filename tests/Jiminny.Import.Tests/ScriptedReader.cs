using Jiminny.Connectors;

namespace Jiminny.Import.Tests;

/// <summary>Gives single items by id: as they are now, or that they are gone.</summary>
internal sealed class ScriptedReader(StreamKind stream, DateTimeOffset now) : IItemReader
{
    public Provider Provider => Provider.Microsoft;

    public StreamKind Stream => stream;

    public Dictionary<string, ScriptedItem> Items { get; } = [];

    public Queue<SourceFailure> Failures { get; } = new();

    /// <summary>The ids that were asked for.</summary>
    public List<string> Asked { get; } = [];

    public ValueTask<PageResult> ReadItemAsync(MailboxContext mailbox, string itemId, IPageFilter filter, CancellationToken cancellationToken)
    {
        Asked.Add(itemId);
        return new(Failures.TryDequeue(out var failure) ? failure
            : Items.TryGetValue(itemId, out var item) ? ScriptedPage.Read([item], stream, now, filter)
            : new SourceFailure(SourceError.NotFound, "ErrorItemNotFound") { Cost = new RequestCost(1, 1) });
    }
}
