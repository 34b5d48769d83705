namespace Jiminny.Http;

/// <summary>What one attempt came to, in the caller's own terms, and whether another one may help.</summary>
/// <typeparam name="T">The caller's result, for success and failure alike.</typeparam>
/// <param name="Result">The result.</param>
/// <param name="MayRetry">Whether the same attempt may succeed later and may be repeated without harm.</param>
/// <param name="RetryAfter">How long the server asks to wait; <see langword="null"/> when it does not say.</param>
public readonly record struct Attempt<T>(T Result, bool MayRetry, TimeSpan? RetryAfter) : IAttempt
{
    /// <summary>An attempt that is final, be it a success or a failure.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The attempt.</returns>
    public static Attempt<T> Final(T result) => new(result, MayRetry: false, RetryAfter: null);

    /// <summary>An attempt that failed for now.</summary>
    /// <param name="result">The failure.</param>
    /// <param name="retryAfter">How long the server asks to wait, if it says.</param>
    /// <returns>The attempt.</returns>
    public static Attempt<T> Again(T result, TimeSpan? retryAfter) => new(result, MayRetry: true, retryAfter);
}
