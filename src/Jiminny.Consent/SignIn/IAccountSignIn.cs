namespace Jiminny.Consent;

/// <summary>Connects accounts: begins an attempt, and turns a provider's answer into a connection. Thread-safe.</summary>
public interface IAccountSignIn
{
    /// <summary>Begins an attempt with a session of its own.</summary>
    /// <param name="request">What to connect.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Where to send the browser.</returns>
    /// <exception cref="ArgumentException">The plan has no such step.</exception>
    ValueTask<SignInStart> BeginAsync(SignInRequest request, CancellationToken cancellationToken);

    /// <summary>Ends an attempt. Whatever the answer holds, its session is used up.</summary>
    /// <param name="answer">What arrived.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How the attempt ended.</returns>
    ValueTask<SignInOutcome> CompleteAsync(SignInReturn answer, CancellationToken cancellationToken);
}
