namespace Jiminny.Connectors.Benchmarks;

/// <summary>A mailbox that another process serves.</summary>
/// <param name="Address">The emulator's root.</param>
/// <param name="Token">A token for the mailbox.</param>
internal sealed record ServedMailbox(Uri Address, string Token);
