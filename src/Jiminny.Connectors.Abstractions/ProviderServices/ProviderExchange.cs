using System.Net;
using System.Net.Http.Headers;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>
/// Sends one request with a mailbox' token and reads its answer as it arrives. A refused token is replaced once. Everything that goes wrong becomes a value;
/// nothing is tried again here.
/// </summary>
/// <param name="hosts">Where a token may go.</param>
/// <param name="errors">How the provider says what is wrong.</param>
/// <param name="timeout">How long one request may take, its body included.</param>
public sealed class ProviderExchange(AllowedHosts hosts, IProviderErrors errors, TimeSpan timeout)
{
    private const int LongestErrorBody = 64 * 1024;

    /// <summary>Sends a request and reads its answer.</summary>
    /// <typeparam name="T">What is asked for.</typeparam>
    /// <param name="client">Sends it; neither retrying nor following redirects.</param>
    /// <param name="session">The mailbox' token and the call's cost.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The answer or the problem.</returns>
    public async ValueTask<ExchangeResult<T>> SendAsync<T>(
        HttpMessageInvoker client, MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);

        // A socket stalls in real time, whatever clock the waits between attempts run on.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            if (await session.EnsureTokenAsync(request.Operation, request.Approval, deadline.Token).ConfigureAwait(false) is { } refused)
                return new(refused, Problem: null);

            var result = await SendOnceAsync(client, session, request, deadline.Token).ConfigureAwait(false);
            if (result.Refusal is not { } refusal)
                return new(result.Answer, result.Problem);

            if (await session.RenewTokenAsync(request.Operation, refusal.Token, refusal.Claims, deadline.Token).ConfigureAwait(false) is { } gone)
                return new(gone, Problem: null);

            result = await SendOnceAsync(client, session, request, deadline.Token).ConfigureAwait(false);
            return new(result.Answer, result.Problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Broken<T>("Timeout");
        }
        catch (HttpRequestException e)
        {
            return Broken<T>(e.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return Broken<T>("ResponseEnded");
        }
    }

    private static ExchangeResult<T> Broken<T>(string code)
        where T : class
    {
        var problem = ProviderProblem.Unreachable(code);
        return new(problem.Failure, problem);
    }

    private async ValueTask<Sent<T>> SendOnceAsync<T>(
        HttpMessageInvoker client, MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        using var message = await request.CreateAsync(cancellationToken).ConfigureAwait(false);
        if (!hosts.Contains(message.RequestUri))
            return new(new SourceFailure(SourceError.Protocol, "ForeignHost"), Problem: null, Refusal: null);

        var token = session.TokenFor(request.Operation);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        session.Charge(request.Units);
        using var response = await SendHeadersReadAsync(client, message, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created || (response.StatusCode == HttpStatusCode.NoContent && request.MayBeEmpty))
            return Understood(await request.ReadAsync(body, cancellationToken).ConfigureAwait(false));

        var error = await ReadErrorAsync(body, cancellationToken).ConfigureAwait(false);
        var problem = errors.Classify(response, error, request.Operation);
        var refusal = response.StatusCode == HttpStatusCode.Unauthorized ? new TokenRefusal(token, errors.FindClaims(response)) : null;
        return new(problem.Failure, problem, refusal);
    }

    // A proxy's page or half a document under status 200 passes like any other failure on the way.
    private static Sent<T> Understood<T>(SourceAnswer<T> answer)
        where T : class =>
        new(answer, answer.Failure is { Error: SourceError.Protocol } failure ? new ProviderProblem(failure, IsTransient: true, RetryAfter: null) : null, Refusal: null);

    private static Task<HttpResponseMessage> SendHeadersReadAsync(HttpMessageInvoker client, HttpRequestMessage message, CancellationToken cancellationToken) =>
        client is HttpClient http
            ? http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            : client.SendAsync(message, cancellationToken);

    // An error that cannot be read is still an error: the status remains.
    private static async ValueTask<byte[]> ReadErrorAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var filled = 0;
        try
        {
            while (filled < LongestErrorBody)
            {
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);

                var read = await body.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    break;

                filled += read;
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
        }

        return buffer[..filled];
    }

    private sealed record TokenRefusal(string? Token, string? Claims);

    private readonly record struct Sent<T>(SourceAnswer<T> Answer, ProviderProblem? Problem, TokenRefusal? Refusal)
        where T : class;
}
