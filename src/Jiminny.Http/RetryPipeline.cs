using Polly;
using Polly.Retry;

namespace Jiminny.Http;

/// <summary>
/// The one retry layer. An attempt is whatever the caller makes it, sending and reading the body included, so that a connection cut in the middle of a
/// body is tried again like one that was refused. Thread-safe.
/// </summary>
/// <remarks>Waits run on the given clock. Only results ask for a retry: an exception leaves at once.</remarks>
public sealed class RetryPipeline
{
    private readonly ResiliencePipeline _pipeline;

    /// <summary>Creates a pipeline.</summary>
    /// <param name="options">How often and how patiently.</param>
    /// <param name="time">The clock that all waits run on.</param>
    /// <param name="jitter">Random numbers from 0 inclusive to 1 exclusive; <see langword="null"/> for the process-wide generator.</param>
    public RetryPipeline(RetryOptions options, TimeProvider time, Func<double>? jitter = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var fault = options.Validate().FirstOrDefault();
        if (fault is not null)
            throw new ArgumentException(fault, nameof(options));

        var longest = options.LongestWait;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.BaseDelay,
                MaxDelay = longest,
                Randomizer = jitter ?? Random.Shared.NextDouble,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Result is IAttempt { MayRetry: true } attempt && !(attempt.RetryAfter > longest)),
                DelayGenerator = args => ValueTask.FromResult(AskedWait(args.Outcome.Result)),
            });
        }

        _pipeline = builder.Build();
    }

    /// <summary>Makes attempts until one is final, the attempts are used up, or the server asks for a wait that is too long to sleep out.</summary>
    /// <typeparam name="TState">The caller's state.</typeparam>
    /// <typeparam name="T">The caller's result.</typeparam>
    /// <param name="attempt">One attempt; it begins from scratch each time.</param>
    /// <param name="state">Passed to each attempt.</param>
    /// <param name="cancellationToken">Cancels attempts and waits.</param>
    /// <returns>The last attempt.</returns>
    public ValueTask<Attempt<T>> ExecuteAsync<TState, T>(
        Func<TState, CancellationToken, ValueTask<Attempt<T>>> attempt, TState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return _pipeline.ExecuteAsync(
            static (call, cancel) => call.attempt(call.state, cancel), (attempt, state), cancellationToken);
    }

    // "Retry at once" is left to the backoff, or a server that always says 0 would be hammered. The extra millisecond is for timers that fire early.
    private static TimeSpan? AskedWait(object? result) =>
        result is IAttempt { RetryAfter: { } wait } && wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : null;
}
