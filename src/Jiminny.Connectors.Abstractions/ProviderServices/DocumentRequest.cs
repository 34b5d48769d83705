using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>A request for a small document without items of a mailbox in it, such as a profile or a list of folders.</summary>
/// <typeparam name="T">The document.</typeparam>
/// <param name="operation">The declared call.</param>
/// <param name="create">Creates the message.</param>
/// <param name="type">How the document is written.</param>
/// <param name="units">What it costs in the provider's units.</param>
public sealed class DocumentRequest<T>(
    ProviderOperation operation, Func<CancellationToken, ValueTask<HttpRequestMessage>> create, JsonTypeInfo<T> type, long units = 1)
    : ProviderRequest<T>
    where T : class
{
    /// <inheritdoc/>
    public override ProviderOperation Operation => operation;

    /// <inheritdoc/>
    public override long Units => units;

    /// <inheritdoc/>
    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => create(cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<SourceAnswer<T>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            var document = await JsonSerializer.DeserializeAsync(body, type, cancellationToken).ConfigureAwait(false);
            return document is null ? new SourceFailure(SourceError.Protocol, "InvalidJson") : document;
        }
        catch (JsonException)
        {
            // The exception quotes the document, so it ends here.
            return new SourceFailure(SourceError.Protocol, "InvalidJson");
        }
    }
}
