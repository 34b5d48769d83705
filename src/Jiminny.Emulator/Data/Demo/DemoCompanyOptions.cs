namespace Jiminny.Emulator;

/// <summary>How the demo company is made. The same options give the same bytes.</summary>
public sealed class DemoCompanyOptions
{
    /// <summary>Seeds everything that looks random. Default 20261101.</summary>
    public ulong Seed { get; init; } = 20_261_101;

    /// <summary>What counts as now. Default 1 November 2026, 09:00 UTC.</summary>
    public DateTimeOffset ReferenceNow { get; init; } = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How many ordinary messages each mailbox gets, besides copies of colleagues' mail and the oddities. Default 665.</summary>
    public int MessagesPerMailbox { get; init; } = 665;

    /// <summary>How many times longer than usual the subjects are of items that no CRM record matches. Default 1.</summary>
    public int UnmatchedSubjectScale { get; init; } = 1;

    internal void Validate()
    {
        if (MessagesPerMailbox is < 0 or > 1_000_000)
            throw new ArgumentException($"{nameof(MessagesPerMailbox)} is {MessagesPerMailbox}; it must be between 0 and 1,000,000.");
        if (UnmatchedSubjectScale is < 1 or > 100_000)
            throw new ArgumentException($"{nameof(UnmatchedSubjectScale)} is {UnmatchedSubjectScale}; it must be between 1 and 100,000.");
    }
}
