using System.Net;
using System.Text;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>Requests that are sent together, each until it has an answer. An answer that one of them does not exist is an answer.</summary>
/// <param name="requests">The requests, at least one, of equal cost.</param>
/// <param name="inFlight">How many are sent at once, each by itself.</param>
/// <param name="maxSize">The largest answer.</param>
/// <param name="batch">Where they can be sent together; null when each is sent by itself. Then the requests are <see cref="IBatchPart{T}"/>.</param>
internal sealed class RequestRound<T>(IReadOnlyList<ProviderRequest<T>> requests, int inFlight, int maxSize, BatchEndpoint? batch)
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
        Array.Clear(_problems);
        return [.. Open()];
    }

    /// <summary>Sends some of the requests once.</summary>
    public async Task SendAsync(List<int> some, RoundServices services, CancellationToken cancellationToken)
    {
        foreach (var part in some.Chunk(batch?.Size ?? some.Count))
        {
            if (Failure is not null || IsPaused)
                return;

            if (batch is null or { IsMissing: true })
                await SendSinglyAsync(part, services, cancellationToken).ConfigureAwait(false);
            else
                await SendTogetherAsync(batch, part, services, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task SendSinglyAsync(IEnumerable<int> some, RoundServices services, CancellationToken cancellationToken)
    {
        var limits = new ParallelOptions { MaxDegreeOfParallelism = inFlight, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(some, limits, async (i, cancel) =>
        {
            if (Failure is not null || IsPaused)
                return;

            var result = await services.Exchange.SendAsync(services.Client, services.Session, requests[i], cancel).ConfigureAwait(false);
            Take(i, result.Answer, result.Problem);
        });
    }

    private async Task SendTogetherAsync(BatchEndpoint endpoint, int[] part, RoundServices services, CancellationToken cancellationToken)
    {
        var operation = requests[part[0]].Operation;
        var alone = new List<int>();
        var request = new BatchRequest(
            endpoint, operation, Units, Array.ConvertAll(part, i => ((IBatchPart<T>)requests[i]).Id), maxSize, TakePart);
        var result = await services.Exchange.SendAsync(services.Client, services.Session, request, cancellationToken).ConfigureAwait(false);
        if (result is { Problem: null or { IsTransient: false }, Answer.Failure: { } refused })
        {
            // No such place, or one that does not understand: each request by itself says what is really wrong.
            endpoint.IsMissing |= refused.Error == SourceError.NotFound;
            alone.AddRange(part.Where(IsOpen));
        }
        else
        {
            var problem = result.Problem ?? ProviderProblem.Unreachable("MissingPart");
            foreach (var i in part.Where(i => IsOpen(i) && _problems[i] is null && !alone.Contains(i)))
                Take(i, problem.Failure, problem);
        }

        await SendSinglyAsync(alone, services, cancellationToken).ConfigureAwait(false);

        void TakePart(int number, in BatchAnswer answer)
        {
            var i = part[number];
            _problems[i] = null;
            if (answer.Status == 200)
            {
                var read = ((IBatchPart<T>)requests[i]).Read(answer.Body);
                Take(i, read, read.Failure is { } broken ? new ProviderProblem(broken, IsTransient: true, RetryAfter: null) : null);
                return;
            }

            var problem = Classify(answer, services.Errors, operation);
            // What is refused for good is asked for once more by itself: a token that has died on the way is replaced there.
            if (problem.IsTransient || problem.Failure.Error == SourceError.NotFound)
                Take(i, problem.Failure, problem);
            else
                alone.Add(i);
        }
    }

    private static ProviderProblem Classify(in BatchAnswer answer, IProviderErrors errors, ProviderOperation operation)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)answer.Status);
        if (!answer.RetryAfter.IsEmpty)
            response.Headers.TryAddWithoutValidation("Retry-After", Encoding.ASCII.GetString(answer.RetryAfter));

        return errors.Classify(response, answer.Body.ToArray(), operation);
    }

    private void Take(int i, SourceAnswer<T> answer, ProviderProblem? problem)
    {
        _problems[i] = problem;
        if (problem is { IsTransient: true })
            IsPaused |= problem.Failure.Error == SourceError.Throttled;
        else if (answer.Failure is { Error: not SourceError.NotFound } lasting)
            Failure = lasting;
        else
            _answers[i] = answer;
    }

    private IEnumerable<int> Open() => Enumerable.Range(0, requests.Count).Where(IsOpen);

    private bool IsOpen(int request) => _answers[request] is null;
}

/// <summary>What sending takes.</summary>
internal sealed record RoundServices(ProviderExchange Exchange, HttpMessageInvoker Client, MailboxSession Session, IProviderErrors Errors);
