namespace Jiminny.Import;

/// <summary>How imports run. Validated on start.</summary>
public sealed class ImportOptions
{
    /// <summary>How many months back mail is imported. Default 12, 1 to 60.</summary>
    public int MailMonths { get; set; } = 12;

    /// <summary>How many months ahead meetings are imported. Default 12, 1 to 36.</summary>
    public int MeetingMonths { get; set; } = 12;

    /// <summary>Whether mail is imported. Default <see langword="true"/>.</summary>
    public bool ImportMail { get; set; } = true;

    /// <summary>Whether meetings are imported. Default <see langword="true"/>.</summary>
    public bool ImportMeetings { get; set; } = true;

    /// <summary>How many mailboxes of an organisation are imported at a time. Default 4, 1 to 256.</summary>
    public int MailboxesAtATime { get; set; } = 4;

    /// <summary>
    /// The longest a run waits for a provider by itself. A longer wait ends the run as <see cref="ImportStatus.Waiting"/>, to be taken up later. Default 30 seconds.
    /// </summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// When a complete import is due again: it is then read anew over the window as it is by then; what is new is added, what is gone is removed once the
    /// round is complete. Default 24 hours.
    /// </summary>
    public TimeSpan RescanAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long a mailbox stays reserved for a run that does not commit. Every commit renews it. Default 5 minutes, at least 10 seconds.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Who holds the leases. A run may take over at once from an earlier one of the same owner, so the name is unique per running process.
    /// Default a random name per process.
    /// </summary>
    public string Owner { get; set; } = Guid.NewGuid().ToString("N");
}
