using Jiminny.Connectors.ProviderServices;
using Jiminny.Http;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>Sends requests to Graph: inside the mailbox' limits, through the one retry layer, with failures as values. Thread-safe.</summary>
internal sealed class ConnectorTransport
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longestWait;
    private readonly RetryPipeline _retries;
    private readonly GovernorRegistry<MailboxKey> _governors;
    private readonly ProviderExchange _exchange;

    public ConnectorTransport(IHttpClientFactory clients, IOptions<MicrosoftConnectorOptions> options, TimeProvider time)
    {
        var value = options.Value;
        _clients = clients;
        _time = time;
        _longestWait = value.Retry.LongestWait;
        _retries = new RetryPipeline(value.Retry, time);
        _governors = new GovernorRegistry<MailboxKey>(
            new GovernorOptions { MaxInFlight = value.RequestsInFlight, UnitsPerWindow = value.RequestsPerTenMinutes, Window = TenMinutes }, time);
        _exchange = new ProviderExchange(new AllowedHosts(value.BaseUri, value.AllowedHosts), new GraphErrors(time), value.RequestTimeout);
    }

    public async ValueTask<SourceAnswer<T>> SendAsync<T>(MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var last = await _retries.ExecuteAsync(
            static (call, cancel) => call.Transport.AttemptAsync(call.Session, call.Request, cancel),
            (Transport: this, Session: session, Request: request),
            cancellationToken).ConfigureAwait(false);
        return last.MayRetry ? WithRetryTime(last) : last.Result;
    }

    private async ValueTask<Attempt<SourceAnswer<T>>> AttemptAsync<T>(
        MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var governor = _governors.Get(session.Mailbox.Key);
        if (governor.HeldUntil - _time.GetUtcNow() is var held && held > _longestWait)
            return Attempt<SourceAnswer<T>>.Again(new SourceFailure(SourceError.Throttled, "Held"), held);

        using var slot = await governor.AcquireAsync(request.Units, cancellationToken).ConfigureAwait(false);
        using var client = _clients.CreateClient(MicrosoftConnectorOptions.HttpClientName);
        var result = await _exchange.SendAsync(client, session, request, cancellationToken).ConfigureAwait(false);
        if (result.Problem is not { IsTransient: true } problem)
            return Attempt<SourceAnswer<T>>.Final(result.Answer);

        if (problem.RetryAfter is { } wait)
            governor.HoldUntil(_time.GetUtcNow() + wait);

        return Attempt<SourceAnswer<T>>.Again(result.Answer, problem.RetryAfter);
    }

    private SourceFailure WithRetryTime<T>(Attempt<SourceAnswer<T>> last)
        where T : class
    {
        var failure = last.Result.Failure!;
        var wait = last.RetryAfter ?? (failure.Error == SourceError.Throttled ? _longestWait : null as TimeSpan?);
        return wait is null ? failure : failure with { RetryAt = _time.GetUtcNow() + wait };
    }
}
