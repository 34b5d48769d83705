namespace Jiminny.Consent;

/// <summary>Keeps sessions between leaving for a provider and coming back. Thread-safe. Hosts on several machines replace the in-memory one by one they share.</summary>
public interface ISignInSessionStore
{
    /// <summary>Keeps a session until it is taken or ends.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>When it is kept.</returns>
    ValueTask AddAsync(SignInSession session, CancellationToken cancellationToken);

    /// <summary>Takes a session out: of several who ask for one state, one gets it.</summary>
    /// <param name="state">The state of the answer.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The session, or that it was taken before, or that it is not known.</returns>
    ValueTask<SessionTake> TakeAsync(string state, CancellationToken cancellationToken);
}

/// <summary>What taking a session came to.</summary>
/// <param name="Session">The session; <see langword="null"/> when there is none to take.</param>
/// <param name="WasTaken">Whether it was taken before.</param>
public readonly record struct SessionTake(SignInSession? Session, bool WasTaken);
