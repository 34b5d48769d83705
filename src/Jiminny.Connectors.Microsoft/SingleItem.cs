using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft;

/// <summary>A single item read as a page of one: it has no window and nothing behind it.</summary>
internal static class SingleItem
{
    public static SyncCursor Cursor { get; } = SyncCursor.Begin(new TimeWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    public static PageEnd End { get; } = new(State: "", IsLast: true);

    public static SourceFailure Gone { get; } = new(SourceError.NotFound, "NotRead");
}
