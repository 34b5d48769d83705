using Jiminny.Emulator;

namespace Jiminny.Connectors.Benchmarks;

/// <summary>One provider's connector beside the plain loop that its vendor's own library leads to.</summary>
internal interface IProviderComparison
{
    /// <summary>The name on the command line.</summary>
    string Provider { get; }

    /// <summary>The scopes its token carries.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>Fills the vendor's side of a mailbox, to be served by a process of its own.</summary>
    /// <param name="messages">How many messages it holds.</param>
    /// <returns>The mailbox.</returns>
    EmulatedMailbox CreateMailbox(int messages);

    /// <summary>Reads the mailbox both ways and measures.</summary>
    /// <param name="server">Where the emulator serves, and the token to come with.</param>
    /// <param name="messages">How many messages the mailbox holds.</param>
    /// <returns>The figures.</returns>
    Task<ComparisonResult> CompareAsync(ServedMailbox server, int messages);
}
