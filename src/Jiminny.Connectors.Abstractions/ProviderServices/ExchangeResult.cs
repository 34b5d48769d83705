namespace Jiminny.Connectors.ProviderServices;

/// <summary>What one request came to: an answer, or a problem.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Answer">The answer; a failure when there is a problem.</param>
/// <param name="Problem">The problem, when the provider or the way to it made one.</param>
public readonly record struct ExchangeResult<T>(SourceAnswer<T> Answer, ProviderProblem? Problem)
    where T : class;
