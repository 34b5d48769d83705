using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google;

/// <summary>A page that is read once, with the same care as those of a source: rented, counted, told about.</summary>
internal sealed class PageCall(StreamKind stream, PagedSourceServices services, Func<PageRead, CancellationToken, ValueTask<SourceAnswer<PageEnd>>> read)
    : PagedSource(Provider.Google, stream, services)
{
    /// <summary>A cursor for a call that has no place in a stream.</summary>
    public static SyncCursor Anywhere { get; } = SyncCursor.Begin(new TimeWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    protected override ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead page, CancellationToken cancellationToken) => read(page, cancellationToken);
}
