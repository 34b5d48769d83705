using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>Reads that are sent together until each has an answer of its own. Those that failed for now are sent again together, the others are not.</summary>
/// <param name="calls">The reads, at least one, of one operation and of equal cost.</param>
internal sealed class BatchRound<T>(IReadOnlyList<ProviderRequest<T>> calls)
    where T : class
{
    private readonly ExchangeResult<T>?[] _results = new ExchangeResult<T>?[calls.Count];
    private readonly bool[] _isAlone = new bool[calls.Count];

    /// <summary>Whether the server understands no batches at all.</summary>
    public bool IsNotUnderstood { get; private set; }

    /// <summary>Those that are to be sent by themselves, in order.</summary>
    public IEnumerable<int> Alone => Enumerable.Range(0, calls.Count).Where(call => _isAlone[call]);

    /// <summary>Those that have no answer yet.</summary>
    public int[] FindOpen() => [.. Enumerable.Range(0, calls.Count).Where(call => !_isAlone[call] && _results[call] is null or { Problem.IsTransient: true })];

    /// <summary>What a read came to so far.</summary>
    public SourceAnswer<T> AnswerOf(int call) => _results[call]!.Value.Answer;

    /// <summary>Takes what sending some of them came to.</summary>
    /// <param name="sent">Those that were sent.</param>
    /// <param name="result">The result.</param>
    /// <returns>Among the problems that may pass, the one that asks for the longest wait; null when nothing is left to be sent together.</returns>
    public ProviderProblem? Take(int[] sent, ExchangeResult<ExchangeResult<T>[]> result)
    {
        if (result.Answer.TryGet(out var results, out var failure))
        {
            for (var i = 0; i < sent.Length; i++)
                Take(sent[i], results[i]);
        }
        else if (result.Problem is { IsTransient: false } && failure.Error != SourceError.NeedsReconnect)
        {
            // Each of them by itself says what is really wrong.
            IsNotUnderstood = failure.Error is SourceError.NotFound or SourceError.Protocol;
            foreach (var call in sent)
                _isAlone[call] = true;
        }
        else
        {
            Fail(failure, result.Problem);
        }

        return FindOpen().Select(call => _results[call]?.Problem).MaxBy(problem => problem?.RetryAfter ?? TimeSpan.Zero);
    }

    /// <summary>Gives all that have no answer the same failure.</summary>
    public void Fail(SourceFailure failure, ProviderProblem? problem)
    {
        foreach (var call in FindOpen())
            _results[call] = new(failure, problem);
    }

    // A token that has died on the way is replaced for a request by itself.
    private void Take(int call, ExchangeResult<T> result)
    {
        _results[call] = result;
        _isAlone[call] = result.Problem is { Failure.Error: SourceError.NeedsReconnect };
    }
}
