using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Requests that are sent together, each until it has an answer. An answer that one of them does not exist is an answer.</summary>
/// <param name="requests">The requests.</param>
/// <param name="inFlight">How many are sent at once.</param>
internal sealed class RequestRound<T>(IReadOnlyList<ProviderRequest<T>> requests, int inFlight)
    where T : class
{
    private readonly SourceAnswer<T>?[] _answers = new SourceAnswer<T>?[requests.Count];
    private readonly ProviderProblem?[] _problems = new ProviderProblem?[requests.Count];

    /// <summary>What the requests without an answer will cost together.</summary>
    public long OpenUnits => Enumerable.Range(0, requests.Count).Where(IsOpen).Sum(i => requests[i].Units);

    /// <summary>What no later try will mend, such as a scope that is missing.</summary>
    public SourceFailure? Failure { get; private set; }

    /// <summary>Among the requests that failed for now, the problem that asks for the longest wait.</summary>
    public ProviderProblem? OpenProblem =>
        Enumerable.Range(0, requests.Count).Where(IsOpen).Select(i => _problems[i]).OfType<ProviderProblem>().MaxBy(problem => problem.RetryAfter ?? TimeSpan.Zero);

    /// <summary>The answer of a request; <see langword="null"/> while it has none.</summary>
    public SourceAnswer<T>? AnswerOf(int request) => _answers[request];

    /// <summary>Whether a request is still without an answer since what came back cannot be read.</summary>
    public bool IsUnreadable(int request) => IsOpen(request) && _problems[request]?.Failure.Error == SourceError.Protocol;

    /// <summary>Sends the requests without an answer once.</summary>
    public Task SendAsync(ProviderExchange exchange, HttpMessageInvoker client, MailboxSession session, CancellationToken cancellationToken)
    {
        var limits = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(Enumerable.Range(0, requests.Count).Where(IsOpen).ToList(), limits, async (i, cancel) =>
        {
            if (Failure is not null)
                return;

            var result = await exchange.SendAsync(client, session, requests[i], cancel).ConfigureAwait(false);
            _problems[i] = result.Problem;
            if (result.Problem is { IsTransient: true })
                return;

            if (result.Answer.Failure is { Error: not SourceError.NotFound } lasting)
                Failure = lasting;
            else
                _answers[i] = result.Answer;
        });
    }

    private bool IsOpen(int request) => _answers[request] is null;
}
