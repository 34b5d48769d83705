using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>A request for a page of changes: exactly one of its two links is there (Graph delta queries).</summary>
internal sealed class ChangePageRequest(
    ProviderOperation operation, Func<CancellationToken, ValueTask<HttpRequestMessage>> create, IItemFormat format, Action restart, PageRead read)
    : ProviderRequest<ChangePage>
{
    private static readonly JsonPageShape Shape = new("value", "@odata.nextLink", "@odata.deltaLink");

    public override ProviderOperation Operation => operation;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => create(cancellationToken);

    public override async ValueTask<SourceAnswer<ChangePage>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        read.Items.Restart();
        restart();
        var answer = await JsonPageReader.ReadAsync(body, Shape, format, read.Filter, read.Items, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var document, out var failure))
            return failure;

        if (!document.HasItems)
            return new SourceFailure(SourceError.Protocol, "NotAPage");

        var (next, delta) = (document.Texts[0], document.Texts[1]);
        if ((next is null) == (delta is null))
            return new SourceFailure(SourceError.Protocol, next is null ? "NoLink" : "TwoLinks");

        return GraphLink.FindFault(next ?? delta) is { } fault ? fault : new ChangePage(next, delta);
    }
}

/// <summary>What stood in a page of changes beside them.</summary>
/// <param name="NextLink">The next page of the round; null on the last.</param>
/// <param name="DeltaLink">Where the next round begins; null before the last page.</param>
internal sealed record ChangePage(string? NextLink, string? DeltaLink);
