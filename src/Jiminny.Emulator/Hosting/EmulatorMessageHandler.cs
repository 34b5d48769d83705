using System.Net;

namespace Jiminny.Emulator;

/// <summary>Hosts the world behind an <see cref="HttpClient"/> in the same process.</summary>
internal sealed class EmulatorMessageHandler(EmulatedWorld world) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address; set RequestUri or the client's BaseAddress.");
        var incoming = new EmulatorRequest
        {
            Method = request.Method.Method,
            Origin = uri.GetLeftPart(UriPartial.Authority),
            Target = uri.PathAndQuery,
            Headers = CopyHeaders(request),
            Body = request.Content is null ? default : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
        };
        var answer = await world.HandleAsync(incoming, cancellationToken).ConfigureAwait(false);
        var content = new StreamContent(new AnswerStream(answer));
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = content };
        if (answer.ContentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        content.Headers.ContentLength = answer.Body.Length;
        foreach (var header in answer.Headers)
            if (!response.Headers.TryAddWithoutValidation(header.Key, header.Value))
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return response;
    }

    private static HeaderList CopyHeaders(HttpRequestMessage request)
    {
        var headers = new HeaderList();
        foreach (var header in request.Headers.NonValidated)
            headers.Add(header.Key, header.Value.ToString());
        if (request.Content is not null)
            foreach (var header in request.Content.Headers.NonValidated)
                headers.Add(header.Key, header.Value.ToString());
        return headers;
    }
}
