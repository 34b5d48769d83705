namespace Jiminny.Connectors.ProviderServices;

/// <summary>A request for a page of items, read as it arrives.</summary>
/// <param name="operation">The declared call.</param>
/// <param name="create">Creates the message.</param>
/// <param name="shape">What of the document is wanted.</param>
/// <param name="format">How an item is written.</param>
/// <param name="read">The call that the page belongs to.</param>
/// <param name="units">What it costs in the provider's units.</param>
public sealed class PageRequest(
    ProviderOperation operation, Func<CancellationToken, ValueTask<HttpRequestMessage>> create, JsonPageShape shape, IItemFormat format, PageRead read, long units = 1)
    : ProviderRequest<JsonPage>
{
    /// <inheritdoc/>
    public override ProviderOperation Operation => operation;

    /// <inheritdoc/>
    public override long Units => units;

    /// <inheritdoc/>
    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => create(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<SourceAnswer<JsonPage>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        read.Items.Restart();
        return JsonPageReader.ReadAsync(body, shape, format, read.Filter, read.Items, cancellationToken);
    }
}
