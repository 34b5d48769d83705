using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jiminny.Http;

namespace Jiminny.Crm.HubSpot.Transport;

/// <summary>Sends requests to one account: token, limits, retries, errors by category. Every request it is given may be repeated without harm.</summary>
internal sealed class HubSpotClient(
    Func<HttpClient> http, IHubSpotAccess access, string organisationId, HubSpotCrmOptions options, HubSpotGovernors governors, RetryPipeline retries, TimeProvider time)
{
    /// <summary>The category of a failure for want of a token.</summary>
    public const string NotConnected = "NOT_CONNECTED";

    public ValueTask<HubSpotAnswer<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(HttpMethod.Get, path, body: null, type, cancellationToken);

    public ValueTask<HubSpotAnswer<T>> PutAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(HttpMethod.Put, path, body: null, type, cancellationToken);

    public ValueTask<HubSpotAnswer<T>> PostAsync<TBody, T>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, bodyType), type, cancellationToken);

    private async ValueTask<HubSpotAnswer<T>> SendAsync<T>(
        HttpMethod method, string path, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var attempt = await retries.ExecuteAsync(
            (_, cancel) => AttemptAsync(method, path, body, type, cancel), state: 0, cancellationToken).ConfigureAwait(false);
        var answer = attempt.Result;
        return answer.Failure is { RetryAt: null } failure && attempt.RetryAfter is { } wait
            ? answer with { Failure = failure with { RetryAt = time.GetUtcNow() + wait } }
            : answer;
    }

    private async ValueTask<Attempt<HubSpotAnswer<T>>> AttemptAsync<T>(
        HttpMethod method, string path, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var token = await access.FindAccessTokenAsync(organisationId, refused: null, cancellationToken).ConfigureAwait(false);
            if (token is null)
                return Disconnected<T>();

            using var slot = await governors.For(path).AcquireAsync(units: 1, cancellationToken).ConfigureAwait(false);
            var response = await SendOnceAsync(token, method, path, body, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                response.Dispose();
                token = await access.FindAccessTokenAsync(organisationId, token, cancellationToken).ConfigureAwait(false);
                if (token is null)
                    return Disconnected<T>();
                response = await SendOnceAsync(token, method, path, body, cancellationToken).ConfigureAwait(false);
            }

            using (response)
            {
                var at = response.Headers.Date ?? time.GetUtcNow();
                if (!response.IsSuccessStatusCode)
                    return await ReadFailureAsync<T>(response, at, cancellationToken).ConfigureAwait(false);
                var value = await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
                return Attempt<HubSpotAnswer<T>>.Final(new HubSpotAnswer<T>(value, Failure: null, at));
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

    private async Task<HttpResponseMessage> SendOnceAsync(string token, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.BaseUri, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Attempt<HubSpotAnswer<T>>> ReadFailureAsync<T>(HttpResponseMessage response, DateTimeOffset at, CancellationToken cancellationToken)
        where T : class
    {
        var error = await ReadErrorAsync(response, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        // The requests of the day are used up: waiting a little does not help, and HubSpot does not say how long would.
        var retryAt = error.PolicyName == "DAILY" ? now + options.LimitPause : (DateTimeOffset?)null;
        var failure = new HubSpotFailure(response.StatusCode, CodeOf(error), retryAt, PermissionOf(response.StatusCode, error));
        var answer = new HubSpotAnswer<T>(Value: null, failure, at);
        if (retryAt is not null || (!TransientStatus.Is(response.StatusCode) && response.StatusCode != HttpStatusCode.Conflict))
            return Attempt<HubSpotAnswer<T>>.Final(answer);
        return Attempt<HubSpotAnswer<T>>.Again(answer, RetryAfterHeader.Read(response.Headers, now) ?? IntervalOf(response));
    }

    private static string? PermissionOf(HttpStatusCode status, ErrorAnswer error)
    {
        if (status == HttpStatusCode.Unauthorized)
            return NotConnected;
        if (status != HttpStatusCode.Forbidden)
            return null;
        return error.Errors?.SelectMany(static detail => detail.Context?.RequiredGranularScopes ?? []).FirstOrDefault() ?? CodeOf(error);
    }

    // The window whose requests are used up, when that is what a 429 means.
    private static TimeSpan? IntervalOf(HttpResponseMessage response) =>
        TransientStatus.IsThrottling(response.StatusCode)
        && response.Headers.TryGetValues("X-HubSpot-RateLimit-Interval-Milliseconds", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    private static string CodeOf(ErrorAnswer error) =>
        error.Category is { Length: > 0 } category && category.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? category : "NO_CATEGORY";

    private static async Task<ErrorAnswer> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(response, HubSpotJson.Default.ErrorAnswer, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return new ErrorAnswer(Category: null, PolicyName: null, Errors: null);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false) ?? throw new JsonException();
    }

    private Attempt<HubSpotAnswer<T>> Disconnected<T>()
        where T : class =>
        Attempt<HubSpotAnswer<T>>.Final(new HubSpotAnswer<T>(Value: null, new HubSpotFailure(Status: null, NotConnected, RetryAt: null, NotConnected), time.GetUtcNow()));

    private Attempt<HubSpotAnswer<T>> Unanswered<T>(string reason)
        where T : class =>
        Attempt<HubSpotAnswer<T>>.Again(
            new HubSpotAnswer<T>(Value: null, new HubSpotFailure(Status: null, reason, RetryAt: null, Permission: null), time.GetUtcNow()), retryAfter: null);
}
