namespace Jiminny.Emulator;

/// <summary>One request as the journal keeps it.</summary>
/// <param name="Mailbox">The mailbox' key; null when the token was not valid.</param>
/// <param name="Method">The HTTP method after any override.</param>
/// <param name="Template">The path template with its API's prefix; null for an unknown path.</param>
/// <param name="Units">What it cost in the vendor's quota units; refused requests cost 0.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="ErrorCode">The vendor's error code or reason; null on success.</param>
/// <param name="At">When it was answered, on the world's clock.</param>
/// <param name="InFlight">Requests of the same application on the same mailbox in flight when it arrived, itself included; 0 when it was refused before.</param>
/// <param name="Items">List entries served.</param>
public readonly record struct JournalEntry(
    string? Mailbox, string Method, string? Template, int Units, int Status, string? ErrorCode, DateTimeOffset At, int InFlight, int Items);
