using Jiminny.Connectors.Microsoft.Health;
using Jiminny.Connectors.ProviderServices;
using Jiminny.Http;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>
/// Sends requests to Graph: inside the limits of the mailbox and of the application, through the one retry layer, with failures as values. Thread-safe.
/// </summary>
internal sealed class ConnectorTransport
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longestWait;
    private readonly RetryPipeline _retries;
    private readonly GovernorRegistry<MailboxKey> _governors;
    private readonly GovernorRegistry<MailboxKey> _teamsGovernors;
    private readonly RequestGovernor _application;
    private readonly WaitingMailboxes _waiting;
    private readonly ProviderExchange _exchange;

    public ConnectorTransport(IHttpClientFactory clients, IOptions<MicrosoftConnectorOptions> options, TimeProvider time, WaitingMailboxes waiting)
    {
        var value = options.Value;
        _clients = clients;
        _time = time;
        _longestWait = value.Retry.LongestWait;
        _retries = new RetryPipeline(value.Retry, time);
        _governors = new GovernorRegistry<MailboxKey>(
            new GovernorOptions { MaxInFlight = value.RequestsInFlight, UnitsPerWindow = value.RequestsPerTenMinutes, Window = TenMinutes }, time);
        _teamsGovernors = new GovernorRegistry<MailboxKey>(
            new GovernorOptions { MaxInFlight = value.RequestsInFlight, UnitsPerWindow = value.TeamsRequestsPerTenSeconds, Window = TenSeconds }, time);
        _application = new RequestGovernor(
            new GovernorOptions { MaxInFlight = value.RequestsInFlightInAll, UnitsPerWindow = value.RequestsPerTenSecondsInAll, Window = TenSeconds }, time);
        _waiting = waiting;
        _exchange = new ProviderExchange(new AllowedHosts(value.BaseUri, value.AllowedHosts), new GraphErrors(time), value.RequestTimeout);
    }

    public async ValueTask<SourceAnswer<T>> SendAsync<T>(MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var last = await _retries.ExecuteAsync(
            static (call, cancel) => call.Transport.AttemptAsync(call.Session, call.Request, cancel),
            (Transport: this, Session: session, Request: request),
            cancellationToken).ConfigureAwait(false);
        SourceAnswer<T> answer = last.MayRetry ? WithRetryTime(last) : last.Result;
        _waiting.Note(session.Mailbox.Key, answer.Failure);
        return answer;
    }

    /// <summary>Sends a request that must not be repeated. Waits inside the limits come before it leaves.</summary>
    public async ValueTask<ExchangeResult<T>> SendOnceAsync<T>(MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var governor = GovernorOf(session, request.Operation);
        if (FindHold(governor) is { } held)
            return new(new SourceFailure(SourceError.Throttled, "Held") { RetryAt = _time.GetUtcNow() + held }, Problem: null);

        var result = await ExchangeAsync(governor, session, request, cancellationToken).ConfigureAwait(false);
        return result.Problem is { RetryAfter: { } wait } problem
            ? new(problem.Failure with { RetryAt = _time.GetUtcNow() + wait }, problem)
            : result;
    }

    private async ValueTask<Attempt<SourceAnswer<T>>> AttemptAsync<T>(
        MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var governor = GovernorOf(session, request.Operation);
        if (FindHold(governor) is { } held)
            return Attempt<SourceAnswer<T>>.Again(new SourceFailure(SourceError.Throttled, "Held"), held);

        var result = await ExchangeAsync(governor, session, request, cancellationToken).ConfigureAwait(false);
        return result.Problem is { IsTransient: true } problem
            ? Attempt<SourceAnswer<T>>.Again(result.Answer, problem.RetryAfter)
            : Attempt<SourceAnswer<T>>.Final(result.Answer);
    }

    // Mail and calendar of a mailbox share their limits; Teams and online meetings have others.
    private RequestGovernor GovernorOf(MailboxSession session, ProviderOperation operation) =>
        (MicrosoftOperations.IsOutsideOutlook(operation) ? _teamsGovernors : _governors).Get(session.Mailbox.Key);

    private TimeSpan? FindHold(RequestGovernor governor) => governor.HeldUntil - _time.GetUtcNow() is var held && held > _longestWait ? held : null;

    private async ValueTask<ExchangeResult<T>> ExchangeAsync<T>(
        RequestGovernor governor, MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        using var slot = await governor.AcquireAsync(request.Units, cancellationToken).ConfigureAwait(false);
        using var place = await _application.AcquireAsync(request.Units, cancellationToken).ConfigureAwait(false);
        using var client = _clients.CreateClient(MicrosoftConnectorOptions.HttpClientName);
        var result = await _exchange.SendAsync(client, session, request, cancellationToken).ConfigureAwait(false);
        if (result.Problem is { IsTransient: true, RetryAfter: { } wait })
            governor.HoldUntil(_time.GetUtcNow() + wait);

        return result;
    }

    private SourceFailure WithRetryTime<T>(Attempt<SourceAnswer<T>> last)
        where T : class
    {
        var failure = last.Result.Failure!;
        var wait = last.RetryAfter ?? (failure.Error == SourceError.Throttled ? _longestWait : null as TimeSpan?);
        return wait is null ? failure : failure with { RetryAt = _time.GetUtcNow() + wait };
    }
}
