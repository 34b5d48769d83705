using Jiminny.Connectors.Google.Health;
using Jiminny.Connectors.ProviderServices;
using Jiminny.Http;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Sends requests to one of Google's APIs: inside the mailbox' limits, through the one retry layer, with failures as values. Thread-safe.</summary>
internal sealed class ConnectorTransport(
    HttpMessageInvoker client, Uri baseUri, GovernorOptions limits, GoogleConnectorOptions options, TimeProvider time, WaitingMailboxes waiting, RequestGovernor? project = null)
{
    private readonly TimeSpan _longestWait = options.Retry.LongestWait;
    private readonly RetryPipeline _retries = new(options.Retry, time);
    private readonly GovernorRegistry<MailboxKey> _governors = new(limits, time);
    private readonly GoogleErrors _errors = new(time);
    private readonly ProviderExchange _exchange = new(new AllowedHosts(baseUri, options.AllowedHosts), new GoogleErrors(time), options.RequestTimeout);

    public async ValueTask<SourceAnswer<T>> SendAsync<T>(MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var last = await _retries.ExecuteAsync(
            static (call, cancel) => call.Transport.AttemptAsync(call.Session, call.Request, cancel),
            (Transport: this, Session: session, Request: request),
            cancellationToken).ConfigureAwait(false);
        SourceAnswer<T> answer = last.MayRetry ? WithRetryTime(last.Result.Failure!, last.RetryAfter) : last.Result;
        waiting.Note(session.Mailbox.Key, answer.Failure);
        return answer;
    }

    /// <summary>
    /// Sends many requests of one cost, some at once, and those that failed for now again together. It waits between the rounds only, in one place.
    /// </summary>
    /// <returns>Why not all were answered; <see langword="null"/> when each has its answer, which may be that it does not exist or cannot be read.</returns>
    public async ValueTask<SourceFailure?> SendAllAsync<T>(RequestRound<T> round, MailboxSession session, CancellationToken cancellationToken)
        where T : class
    {
        var last = await _retries.ExecuteAsync(
            static (call, cancel) => call.Transport.AttemptAsync(call.Round, call.Session, cancel),
            (Transport: this, Round: round, Session: session),
            cancellationToken).ConfigureAwait(false);
        var outcome = last.Result is { } failure && last.MayRetry ? WithRetryTime(failure, last.RetryAfter) : last.Result;
        waiting.Note(session.Mailbox.Key, outcome);
        return outcome;
    }

    private async ValueTask<Attempt<SourceAnswer<T>>> AttemptAsync<T>(
        MailboxSession session, ProviderRequest<T> request, CancellationToken cancellationToken)
        where T : class
    {
        var governor = _governors.Get(session.Mailbox.Key);
        if (TooLongHeld(governor) is { } held)
            return Attempt<SourceAnswer<T>>.Again(new SourceFailure(SourceError.Throttled, "Held"), held);

        using var slot = await governor.AcquireAsync(request.Units, cancellationToken).ConfigureAwait(false);
        using var share = project is null ? null : await project.AcquireAsync(request.Units, cancellationToken).ConfigureAwait(false);
        var result = await _exchange.SendAsync(client, session, request, cancellationToken).ConfigureAwait(false);
        if (result.Problem is not { IsTransient: true } problem)
            return Attempt<SourceAnswer<T>>.Final(result.Answer);

        Hold(governor, problem.RetryAfter);
        return Attempt<SourceAnswer<T>>.Again(result.Answer, problem.RetryAfter);
    }

    private async ValueTask<Attempt<SourceFailure?>> AttemptAsync<T>(RequestRound<T> round, MailboxSession session, CancellationToken cancellationToken)
        where T : class
    {
        var governor = _governors.Get(session.Mailbox.Key);
        if (TooLongHeld(governor) is { } held)
            return Attempt<SourceFailure?>.Again(new SourceFailure(SourceError.Throttled, "Held"), held);

        for (var open = round.Resume(); open.Count > 0 && !round.IsPaused;)
        {
            using var grant = await governor.AcquireAsync(round.Units, open.Count, cancellationToken).ConfigureAwait(false);
            using var share = project is null ? null : await project.AcquireAsync(round.Units, grant.Count, cancellationToken).ConfigureAwait(false);
            var count = share?.Count ?? grant.Count;
            await round.SendAsync(open[..count], new RoundServices(_exchange, client, session, _errors), cancellationToken).ConfigureAwait(false);
            if (round.Failure is { } lasting)
                return Attempt<SourceFailure?>.Final(lasting);

            open = open[count..];
        }

        if (round.OpenProblem is not { } problem)
            return Attempt<SourceFailure?>.Final(null);

        Hold(governor, problem.RetryAfter);
        return Attempt<SourceFailure?>.Again(problem.Failure, problem.RetryAfter);
    }

    private TimeSpan? TooLongHeld(RequestGovernor governor) =>
        governor.HeldUntil - time.GetUtcNow() is var held && held > _longestWait ? held : null;

    private void Hold(RequestGovernor governor, TimeSpan? wait)
    {
        if (wait is { } asked)
            governor.HoldUntil(time.GetUtcNow() + asked);
    }

    private SourceFailure WithRetryTime(SourceFailure failure, TimeSpan? retryAfter)
    {
        var wait = retryAfter ?? (failure.Error == SourceError.Throttled ? _longestWait : null as TimeSpan?);
        return wait is null ? failure : failure with { RetryAt = time.GetUtcNow() + wait };
    }
}
