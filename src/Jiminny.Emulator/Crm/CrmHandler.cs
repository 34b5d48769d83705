using System.Net;

namespace Jiminny.Emulator.Crm;

/// <summary>Hosts an emulated CRM behind an <see cref="HttpClient"/> in the same process.</summary>
internal sealed class CrmHandler(Func<EmulatorRequest, EmulatorResponse> answer, TimeProvider clock) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address; set RequestUri or the client's BaseAddress.");
        var headers = new HeaderList();
        foreach (var header in request.Headers.NonValidated)
            headers.Add(header.Key, header.Value.ToString());
        using var answered = answer(new EmulatorRequest
        {
            Method = request.Method.Method,
            Origin = uri.GetLeftPart(UriPartial.Authority),
            Target = uri.PathAndQuery,
            Headers = headers,
            Body = request.Content is null ? default : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
        });
        var content = new ByteArrayContent(answered.Body.ToArray());
        if (answered.ContentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", answered.ContentType);
        var response = new HttpResponseMessage((HttpStatusCode)answered.Status) { RequestMessage = request, Content = content };
        response.Headers.Date = clock.GetUtcNow();
        foreach (var header in answered.Headers)
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return response;
    }
}
