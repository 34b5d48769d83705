namespace Jiminny.Http;

/// <summary>What the pipeline has to know of an attempt whatever its result.</summary>
internal interface IAttempt
{
    bool MayRetry { get; }

    TimeSpan? RetryAfter { get; }
}
