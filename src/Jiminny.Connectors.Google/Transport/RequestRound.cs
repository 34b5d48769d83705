using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Requests that are sent together, each until it has an answer. An answer that one of them does not exist is an answer.</summary>
/// <param name="requests">The requests, at least one, of equal cost.</param>
/// <param name="inFlight">How many are sent at once.</param>
internal sealed class RequestRound<T>(IReadOnlyList<ProviderRequest<T>> requests, int inFlight)
    where T : class
{
    private readonly SourceAnswer<T>?[] _answers = new SourceAnswer<T>?[requests.Count];
    private readonly ProviderProblem?[] _problems = new ProviderProblem?[requests.Count];

    /// <summary>What each request costs.</summary>
    public long Units => requests[0].Units;

    /// <summary>What no later try will mend, such as a scope that is missing.</summary>
    public SourceFailure? Failure { get; private set; }

    /// <summary>Among the requests that failed for now, the problem that asks for the longest wait.</summary>
    public ProviderProblem? OpenProblem =>
        Open().Select(i => _problems[i]).OfType<ProviderProblem>().MaxBy(problem => problem.RetryAfter ?? TimeSpan.Zero);

    /// <summary>Whether Google has asked for a pause since the requests without an answer were last looked up; no more are sent then.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>The answer of a request; <see langword="null"/> while it has none.</summary>
    public SourceAnswer<T>? AnswerOf(int request) => _answers[request];

    /// <summary>Begins again with the requests without an answer.</summary>
    public List<int> Resume()
    {
        IsPaused = false;
        return [.. Open()];
    }

    /// <summary>Sends some of the requests once.</summary>
    public Task SendAsync(List<int> some, ProviderExchange exchange, HttpMessageInvoker client, MailboxSession session, CancellationToken cancellationToken)
    {
        var limits = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(some, limits, async (i, cancel) =>
        {
            if (Failure is not null || IsPaused)
                return;

            var result = await exchange.SendAsync(client, session, requests[i], cancel).ConfigureAwait(false);
            _problems[i] = result.Problem;
            if (result.Problem is { IsTransient: true } problem)
            {
                IsPaused |= problem.Failure.Error == SourceError.Throttled;
                return;
            }

            if (result.Answer.Failure is { Error: not SourceError.NotFound } lasting)
                Failure = lasting;
            else
                _answers[i] = result.Answer;
        });
    }

    private IEnumerable<int> Open() => Enumerable.Range(0, requests.Count).Where(IsOpen);

    private bool IsOpen(int request) => _answers[request] is null;
}
