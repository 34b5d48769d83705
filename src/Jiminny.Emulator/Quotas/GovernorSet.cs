using System.Collections.Concurrent;

namespace Jiminny.Emulator;

/// <summary>A governor per application and mailbox.</summary>
internal sealed class GovernorSet(int concurrency, int unitsPerWindow, TimeSpan window, bool chargesRefused = false)
{
    private readonly ConcurrentDictionary<(string Application, string Mailbox), Governor> governors = new();

    public Governor For(IssuedToken token) =>
        governors.GetOrAdd((token.Application, token.Mailbox.Key), _ => new Governor(concurrency, unitsPerWindow, window, chargesRefused));
}
