namespace Jiminny.Import;

/// <summary>A snapshot after a committed page, or when a run begins to wait.</summary>
/// <param name="Receipt">What the stream has come to so far.</param>
/// <param name="WaitingUntil">Until when the run waits because the provider asked it to; <see langword="null"/> while it works.</param>
public sealed record ImportProgress(ImportReceipt Receipt, DateTimeOffset? WaitingUntil);
