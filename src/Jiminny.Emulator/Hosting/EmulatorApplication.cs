using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Jiminny.Emulator;

/// <summary>The bridge between Kestrel's features and the world.</summary>
internal sealed class EmulatorApplication(EmulatedWorld world) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        var headers = new HeaderList();
        foreach (var header in request.Headers)
            foreach (var value in header.Value)
                headers.Add(header.Key, value ?? "");
        using var answer = await world.HandleAsync(
            new EmulatorRequest
            {
                Method = request.Method,
                Origin = $"{request.Scheme}://{headers["Host"]}",
                Target = request.RawTarget,
                Headers = headers,
                Body = await ReadBodyAsync(context, request, aborted).ConfigureAwait(false),
            },
            aborted).ConfigureAwait(false);

        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
            response.Headers[header.Key] = StringValues.Concat(response.Headers[header.Key], header.Value);
        if (answer.ContentType is not null)
            response.Headers.ContentType = answer.ContentType;
        if (answer.Status != 204)
            response.Headers.ContentLength = answer.Body.Length;
        // The caller may send its next request the moment the last byte arrives; by then this one must be over.
        answer.EndFlight();
        if (!answer.Body.IsEmpty)
            await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(answer.Body, aborted).ConfigureAwait(false);
    }

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(IFeatureCollection context, IHttpRequestFeature request, CancellationToken cancellationToken)
    {
        if (context.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
            return default;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }
}
