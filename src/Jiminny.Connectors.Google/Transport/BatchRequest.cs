using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Takes the parts of a batch's answer as they arrive.</summary>
/// <param name="part">Which part of the batch.</param>
/// <param name="answer">Its answer.</param>
internal delegate void BatchSink(int part, in BatchAnswer answer);

/// <summary>A batch of reads.</summary>
/// <param name="endpoint">Where it goes.</param>
/// <param name="operation">The declared call that each part is.</param>
/// <param name="unitsEach">What each part costs: a batch saves round trips, not quota.</param>
/// <param name="ids">The items.</param>
/// <param name="maxSize">The largest part.</param>
/// <param name="sink">Takes the answers.</param>
internal sealed class BatchRequest(
    BatchEndpoint endpoint, ProviderOperation operation, long unitsEach, IReadOnlyList<string> ids, int maxSize, BatchSink sink) : ProviderRequest<BatchEndpoint>
{
    private const int UsualSize = 64 * 1024;

    public override ProviderOperation Operation => operation;

    public override long Units => unitsEach * ids.Count;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(endpoint.Create(ids));

    public override async ValueTask<SourceAnswer<BatchEndpoint>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var window = new PageWindow(UsualSize, Math.Max(UsualSize, maxSize));
        var parts = new MultipartReader(body, window);
        for (var position = 0; await parts.ReadAsync(cancellationToken).ConfigureAwait(false); position++)
            Take(parts.Part, position);

        // What came before it broke off counts; the rest is asked for again.
        return parts.IsComplete ? endpoint : new SourceFailure(SourceError.Protocol, "InvalidBatch");
    }

    private void Take(ReadOnlySpan<byte> part, int position)
    {
        if (BatchAnswer.TryParse(part, out var answer) && (answer.Part ?? position) is var number && number >= 0 && number < ids.Count)
            sink(number, answer);
    }
}
