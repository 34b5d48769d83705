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
    // Outlook runs so many calls of a batch at once (Graph throttling limits); more would only wait there.
    public const int LargestBatch = 4;

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
    private readonly GraphErrors _errors;
    private readonly Uri _baseUri;
    private readonly int _batchSize;
    private volatile bool _hasNoBatches;

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
        _errors = new GraphErrors(time);
        _exchange = new ProviderExchange(new AllowedHosts(value.BaseUri, value.AllowedHosts), _errors, value.RequestTimeout);
        _baseUri = value.BaseUri;
        int[] limits = [LargestBatch, value.RequestsInFlight, value.RequestsInFlightInAll, value.RequestsPerTenMinutes, value.RequestsPerTenSecondsInAll];
        _batchSize = limits.Min();
    }

    public async ValueTask<SourceAnswer<T>> SendAsync<T>(MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var last = await _retries.ExecuteAsync(
            static (call, cancel) => call.Transport.AttemptAsync(call.Session, call.Request, cancel),
            (Transport: this, Session: session, Request: request),
            cancellationToken).ConfigureAwait(false);
        SourceAnswer<T> answer = last.MayRetry ? WithRetryTime(last.Result.Failure!, last.RetryAfter) : last.Result;
        _waiting.Note(session.Mailbox.Key, answer.Failure);
        return answer;
    }

    /// <summary>
    /// Sends reads of one Outlook operation, as few requests as there can be. Each read counts and takes its slot like one that is sent by itself.
    /// </summary>
    /// <param name="session">The mailbox.</param>
    /// <param name="calls">The reads, of equal cost.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The answers, in the order of the reads.</returns>
    public async ValueTask<IReadOnlyList<SourceAnswer<T>>> SendAllAsync<T>(
        MailboxSession session, IEnumerable<ProviderRequest<T>> calls, CancellationToken cancellationToken)
        where T : class
    {
        var answers = new List<SourceAnswer<T>>();
        foreach (var part in calls.Chunk(_batchSize))
        {
            answers.AddRange(part.Length == 1 || _hasNoBatches
                ? await SendSinglyAsync(session, part, cancellationToken).ConfigureAwait(false)
                : await SendTogetherAsync(session, part, cancellationToken).ConfigureAwait(false));
        }

        return answers;
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

    private Task<SourceAnswer<T>[]> SendSinglyAsync<T>(MailboxSession session, IEnumerable<ProviderRequest<T>> calls, CancellationToken cancellationToken)
        where T : class =>
        Task.WhenAll(calls.Select(call => SendAsync(session, call, cancellationToken).AsTask()));

    private async ValueTask<SourceAnswer<T>[]> SendTogetherAsync<T>(MailboxSession session, ProviderRequest<T>[] calls, CancellationToken cancellationToken)
        where T : class
    {
        var round = new BatchRound<T>(calls);
        var last = await _retries.ExecuteAsync(
            static (call, cancel) => call.Transport.AttemptAsync(call.Session, call.Round, call.Calls, cancel),
            (Transport: this, Session: session, Round: round, Calls: calls),
            cancellationToken).ConfigureAwait(false);
        _hasNoBatches |= round.IsNotUnderstood;

        var alone = round.Alone.ToArray();
        var open = last.MayRetry ? round.FindOpen() : [];
        var answers = new SourceAnswer<T>[calls.Length];
        foreach (var call in Enumerable.Range(0, calls.Length).Except(alone))
            answers[call] = open.Contains(call) ? WithRetryTime(round.AnswerOf(call).Failure!, last.RetryAfter) : round.AnswerOf(call);

        _waiting.Note(session.Mailbox.Key, answers.Select(answer => answer.Failure).FirstOrDefault(failure => failure is { Error: not SourceError.NotFound }));
        var single = await SendSinglyAsync(session, alone.Select(call => calls[call]), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < alone.Length; i++)
            answers[alone[i]] = single[i];

        return answers;
    }

    private async ValueTask<Attempt<BatchRound<T>>> AttemptAsync<T>(
        MailboxSession session, BatchRound<T> round, ProviderRequest<T>[] calls, CancellationToken cancellationToken)
        where T : class
    {
        var governor = _governors.Get(session.Mailbox.Key);
        if (FindHold(governor) is { } held)
        {
            var failure = new SourceFailure(SourceError.Throttled, "Held");
            round.Fail(failure, new ProviderProblem(failure, IsTransient: true, held));
            return Attempt<BatchRound<T>>.Again(round, held);
        }

        var open = round.FindOpen();
        using var slots = await governor.AcquireTogetherAsync(calls[0].Units, open.Length, cancellationToken).ConfigureAwait(false);
        using var places = await _application.AcquireTogetherAsync(calls[0].Units, open.Length, cancellationToken).ConfigureAwait(false);
        if (FindPause(governor) is { } pause)
        {
            round.Fail(pause.Failure, pause);
            return Attempt<BatchRound<T>>.Again(round, pause.RetryAfter);
        }

        using var client = _clients.CreateClient(MicrosoftConnectorOptions.HttpClientName);
        var request = new BatchRequest<T>(_baseUri, _errors, [.. open.Select(call => calls[call])]);
        var result = await _exchange.SendAsync(client, session, request, cancellationToken).ConfigureAwait(false);
        if (round.Take(open, result) is not { } problem)
            return Attempt<BatchRound<T>>.Final(round);

        if (problem.RetryAfter is { } wait)
            governor.HoldUntil(_time.GetUtcNow() + wait);

        return Attempt<BatchRound<T>>.Again(round, problem.RetryAfter);
    }

    // Mail and calendar of a mailbox share their limits; Teams and online meetings have others.
    private RequestGovernor GovernorOf(MailboxSession session, ProviderOperation operation) =>
        (MicrosoftOperations.IsOutsideOutlook(operation) ? _teamsGovernors : _governors).Get(session.Mailbox.Key);

    private TimeSpan? FindHold(RequestGovernor governor) => governor.HeldUntil - _time.GetUtcNow() is var held && held > _longestWait ? held : null;

    // While a request waited for its slot, the one that had it may have been told to wait, and that holds for both.
    private ProviderProblem? FindPause(RequestGovernor governor) => governor.HeldUntil - _time.GetUtcNow() is var held && held > TimeSpan.Zero
        ? new ProviderProblem(new SourceFailure(SourceError.Throttled, "Held"), IsTransient: true, held)
        : null;

    private async ValueTask<ExchangeResult<T>> ExchangeAsync<T>(
        RequestGovernor governor, MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        using var slot = await governor.AcquireAsync(request.Units, cancellationToken).ConfigureAwait(false);
        using var place = await _application.AcquireAsync(request.Units, cancellationToken).ConfigureAwait(false);
        if (FindPause(governor) is { } pause)
            return new(pause.Failure, pause);

        using var client = _clients.CreateClient(MicrosoftConnectorOptions.HttpClientName);
        var result = await _exchange.SendAsync(client, session, request, cancellationToken).ConfigureAwait(false);
        if (result.Problem is { IsTransient: true, RetryAfter: { } wait })
            governor.HoldUntil(_time.GetUtcNow() + wait);

        return result;
    }

    private SourceFailure WithRetryTime(SourceFailure failure, TimeSpan? retryAfter)
    {
        var wait = retryAfter ?? (failure.Error == SourceError.Throttled ? _longestWait : null as TimeSpan?);
        return wait is null ? failure : failure with { RetryAt = _time.GetUtcNow() + wait };
    }
}
