using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jiminny.Http;

namespace Jiminny.Crm.Salesforce.Transport;

/// <summary>Sends requests to one org: token, retries, errors by code. Every request it is given may be repeated without harm.</summary>
internal sealed class SalesforceClient(
    Func<HttpClient> http, ISalesforceAccess access, string organisationId, SalesforceCrmOptions options, RetryPipeline retries, TimeProvider time)
{
    private readonly DailyRequests _daily = new(options.ShareOfDailyRequests, options.LimitPause);

    /// <summary>The path that resources are below.</summary>
    public string Root { get; } = $"/services/data/{options.ApiVersion}/";

    public ValueTask<SalesforceAnswer<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(HttpMethod.Get, path, body: null, response => ReadJsonAsync(response, type, cancellationToken), cancellationToken);

    public ValueTask<SalesforceAnswer<BulkPart>> GetBulkPartAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, body: null, response => BulkPart.ReadAsync(response, cancellationToken), cancellationToken);

    public ValueTask<SalesforceAnswer<T>> SendAsync<TBody, T>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, bodyType);
        return SendAsync(method, path, bytes, response => ReadJsonAsync(response, type, cancellationToken), cancellationToken);
    }

    private static async Task<T> ReadJsonAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false) ?? throw new JsonException();
    }

    private async ValueTask<SalesforceAnswer<T>> SendAsync<T>(
        HttpMethod method, string path, byte[]? body, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        // Writes are few, and somebody waits for them.
        if (method == HttpMethod.Get && _daily.PausedUntil(time.GetUtcNow()) is { } until)
            return new SalesforceAnswer<T>(Value: null, new SalesforceFailure(Status: null, "the share of daily requests is used up", until), time.GetUtcNow());

        var attempt = await retries.ExecuteAsync(
            (_, cancel) => AttemptAsync(method, path, body, read, cancel), state: 0, cancellationToken).ConfigureAwait(false);
        var answer = attempt.Result;
        return answer.Failure is { RetryAt: null } failure && attempt.RetryAfter is { } wait
            ? answer with { Failure = failure with { RetryAt = time.GetUtcNow() + wait } }
            : answer;
    }

    private async ValueTask<Attempt<SalesforceAnswer<T>>> AttemptAsync<T>(
        HttpMethod method, string path, byte[]? body, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var token = await access.GetTokenAsync(organisationId, refused: null, cancellationToken).ConfigureAwait(false);
            var response = await SendOnceAsync(token, method, path, body, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                response.Dispose();
                token = await access.GetTokenAsync(organisationId, token.AccessToken, cancellationToken).ConfigureAwait(false);
                response = await SendOnceAsync(token, method, path, body, cancellationToken).ConfigureAwait(false);
            }

            using (response)
            {
                var at = response.Headers.Date ?? time.GetUtcNow();
                _daily.Note(response.Headers, time.GetUtcNow());
                return response.IsSuccessStatusCode
                    ? Attempt<SalesforceAnswer<T>>.Final(new SalesforceAnswer<T>(await read(response).ConfigureAwait(false), Failure: null, at))
                    : await ReadFailureAsync<T>(response, at, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (HttpRequestException exception)
        {
            return Unanswered<T>(exception.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return Unanswered<T>("the connection broke");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unanswered<T>("timed out");
        }
        catch (JsonException)
        {
            // No inner exception: its message may quote the answer.
            return Unanswered<T>("an answer that could not be understood");
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        SalesforceToken token, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        var uri = new Uri(token.InstanceUrl, path);
        // A link in an answer decides the path and never the host, or the token would go there.
        if (!path.StartsWith('/') || uri.Host != token.InstanceUrl.Host || uri.Scheme != token.InstanceUrl.Scheme)
            throw new SalesforceException(statusCode: null, "a link to another host");

        using var request = new HttpRequestMessage(method, uri);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
        if (method == HttpMethod.Get)
            request.Headers.TryAddWithoutValidation("Sforce-Query-Options", $"batchSize={options.PageSize}");
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Attempt<SalesforceAnswer<T>>> ReadFailureAsync<T>(
        HttpResponseMessage response, DateTimeOffset at, CancellationToken cancellationToken)
        where T : class
    {
        var code = await ReadCodeAsync(response, cancellationToken).ConfigureAwait(false);
        // The requests of 24 hours are used up: waiting a little does not help, and Salesforce does not say how long would.
        var retryAt = code == "REQUEST_LIMIT_EXCEEDED" ? time.GetUtcNow() + options.LimitPause : (DateTimeOffset?)null;
        var answer = new SalesforceAnswer<T>(Value: null, new SalesforceFailure(response.StatusCode, code, retryAt), at);
        return TransientStatus.Is(response.StatusCode) || code is "UNABLE_TO_LOCK_ROW" or "DUPLICATE_VALUE" or "QUERY_TIMEOUT"
            ? Attempt<SalesforceAnswer<T>>.Again(answer, RetryAfterHeader.Read(response.Headers, time.GetUtcNow()))
            : Attempt<SalesforceAnswer<T>>.Final(answer);
    }

    private static async Task<string> ReadCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var errors = await ReadJsonAsync(response, SalesforceJson.Default.IReadOnlyListErrorItem, cancellationToken).ConfigureAwait(false);
            return errors is [{ ErrorCode: { } code }, ..] && code.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? code : "NO_CODE";
        }
        catch (JsonException)
        {
            return "NO_CODE";
        }
    }

    private Attempt<SalesforceAnswer<T>> Unanswered<T>(string reason)
        where T : class =>
        Attempt<SalesforceAnswer<T>>.Again(
            new SalesforceAnswer<T>(Value: null, new SalesforceFailure(Status: null, reason, RetryAt: null), time.GetUtcNow()), retryAfter: null);
}
