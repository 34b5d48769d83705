using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Consent;

/// <summary>Sessions of one process. A taken session leaves a mark until it would have ended, so that a replay is told from an invention.</summary>
internal sealed class InMemorySignInSessions(TimeProvider time) : ISignInSessionStore
{
    private const int SweepEvery = 256;

    // Keyed by a digest: a look-up by the state itself would take a time that depends on how much of it is right.
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private int added;

    public ValueTask AddAsync(SignInSession session, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref added) % SweepEvery == 0)
        {
            Sweep();
        }

        entries[KeyOf(session.State)] = new Entry(session, session.ExpiresAt);
        return ValueTask.CompletedTask;
    }

    public ValueTask<SessionTake> TakeAsync(string state, CancellationToken cancellationToken)
    {
        var key = KeyOf(state);
        while (entries.TryGetValue(key, out var entry))
        {
            if (entry.Session is null)
            {
                return ValueTask.FromResult(new SessionTake(Session: null, WasTaken: true));
            }

            if (entries.TryUpdate(key, entry with { Session = null }, entry))
            {
                return ValueTask.FromResult(new SessionTake(entry.Session, WasTaken: false));
            }
        }

        return ValueTask.FromResult(default(SessionTake));
    }

    private static string KeyOf(string state) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    // An ended session is kept as long again, so that who comes late is told so.
    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (key, entry) in entries)
        {
            if (now > entry.ExpiresAt + SignInSession.MaxLifetime)
            {
                entries.TryRemove(key, out _);
            }
        }
    }

    private sealed record Entry(SignInSession? Session, DateTimeOffset ExpiresAt);
}
