using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>
/// Reads of one operation sent as one request. Since the operation is one, so are the scopes and the token that each of them needs. The answer has one result
/// for each of the reads, in their order: its own success, its own refusal, or that it is missing.
/// </summary>
/// <param name="baseUri">The address of the API, with its version.</param>
/// <param name="errors">What the refusal of a single read means; the same as outside of a batch.</param>
/// <param name="calls">The reads. Links are none of them: where those lead is not ours to rewrite.</param>
internal sealed class BatchRequest<T>(Uri baseUri, IProviderErrors errors, IReadOnlyList<ProviderRequest<T>> calls) : ProviderRequest<ExchangeResult<T>[]>
    where T : class
{
    private readonly string _root = baseUri.AbsoluteUri.TrimEnd('/');

    public override ProviderOperation Operation => calls[0].Operation;

    // A batch saves round trips, not quota.
    public override long Units => calls.Sum(call => call.Units);

    public override async ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken)
    {
        var requests = new List<BatchCallDocument>(calls.Count);
        foreach (var call in calls)
        {
            using var message = await call.CreateAsync(cancellationToken).ConfigureAwait(false);
            requests.Add(ToDocument(message, requests.Count));
        }

        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new BatchDocument(requests), MicrosoftJson.Default.BatchDocument));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, _root + "/$batch") { Content = content, Headers = { Accept = { new("application/json") } } };
    }

    public override async ValueTask<SourceAnswer<ExchangeResult<T>[]>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        BatchAnswerDocument? document;
        try
        {
            document = await JsonSerializer.DeserializeAsync(body, MicrosoftJson.Default.BatchAnswerDocument, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            // The exception quotes the document, so it ends here.
            return new SourceFailure(SourceError.Protocol, "InvalidJson");
        }

        if (document?.Responses is not { } parts)
            return new SourceFailure(SourceError.Protocol, "NotABatch");

        var results = new ExchangeResult<T>?[calls.Count];
        foreach (var part in parts)
        {
            if (int.TryParse(part?.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var call) && call < results.Length && results[call] is null)
                results[call] = await ReadAsync(calls[call], part, cancellationToken).ConfigureAwait(false);
        }

        return Array.ConvertAll(results, result => result ?? Failed(ProviderProblem.Unreachable("MissingAnswer")));
    }

    private static ExchangeResult<T> Failed(ProviderProblem problem) => new(problem.Failure, problem);

    private async ValueTask<ExchangeResult<T>?> ReadAsync(ProviderRequest<T> call, BatchPartDocument part, CancellationToken cancellationToken)
    {
        var body = part.Body.ValueKind == JsonValueKind.Undefined ? [] : JsonMarshal.GetRawUtf8Value(part.Body).ToArray();
        if (part.Status == (int)HttpStatusCode.OK)
        {
            using var stream = new MemoryStream(body);
            var answer = await call.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
            return answer.Failure is { Error: SourceError.Protocol } broken ? Failed(new(broken, IsTransient: true, RetryAfter: null)) : new(answer, Problem: null);
        }

        // What is no status is no answer.
        if (part.Status is < 100 or > 599)
            return null;

        using var response = new HttpResponseMessage((HttpStatusCode)part.Status);
        foreach (var (name, value) in part.Headers ?? new Dictionary<string, JsonElement>())
            response.Headers.TryAddWithoutValidation(name, value.ToString());

        return Failed(errors.Classify(response, body, call.Operation));
    }

    private BatchCallDocument ToDocument(HttpRequestMessage message, int ordinal)
    {
        var address = message.RequestUri!.AbsoluteUri;
        if (message.Method != HttpMethod.Get || !address.StartsWith(_root + "/", StringComparison.Ordinal))
            throw new InvalidOperationException("A batch takes reads under its own address.");

        return new BatchCallDocument
        {
            Id = ordinal.ToString(CultureInfo.InvariantCulture),
            Method = "GET",

            // Outside of a batch a handler writes the names of query options out; in here nobody else would.
            Url = address[_root.Length..].Replace("%24", "$", StringComparison.Ordinal),
            Headers = message.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
        };
    }
}
