using Jiminny.Connectors;

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
    /// When a complete import is brought up to date again: what is new or changed is read from where the last reading ended. Default 15 minutes.
    /// </summary>
    public TimeSpan UpdateAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// When a complete import is read anew from its beginning, over the window as it is then: meetings of the days that have come into the window are added, and
    /// what is gone is removed once the round is complete. Default 24 hours.
    /// </summary>
    public TimeSpan RescanAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// As <see cref="RescanAfter"/>, for mail. Updates roll the window of mail by themselves, so that where a provider tells what was deleted, mail can be read
    /// anew less often. Default <see langword="null"/>: as <see cref="RescanAfter"/>.
    /// </summary>
    public TimeSpan? RescanMailAfter { get; set; }

    /// <summary>
    /// Whether mailboxes may be searched for people and companies that the CRM has only now learned of. A search tells the provider their addresses, and finds
    /// their mail with few requests; without it the window is read again. Default <see langword="false"/>.
    /// </summary>
    public bool AllowMailSearch { get; set; }

    /// <summary>How many addresses and domains are searched for at most; for more the window is read again. Default 100, 1 to 1,000.</summary>
    public int MostSearchTerms { get; set; } = 100;

    /// <summary>When an item that could not be decided is tried again. Default 6 hours.</summary>
    public TimeSpan RetryPendingAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How many items that could not be decided are tried in one pass of a mailbox. Default 50, 1 to 1,000.</summary>
    public int PendingAtATime { get; set; } = 50;

    /// <summary>How long the ids of items that could not be decided are kept. Default 30 days, at most 30 days.</summary>
    public TimeSpan KeepPendingFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long receipts of single runs are kept. Default 400 days.</summary>
    public TimeSpan KeepRunsFor { get; set; } = TimeSpan.FromDays(400);

    /// <summary>
    /// How long a mailbox stays reserved for a run that does not commit. Every commit renews it. Default 5 minutes, at least 10 seconds.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Who holds the leases. A run may take over at once from an earlier one of the same owner, so the name is unique per running process.
    /// Default a random name per process.
    /// </summary>
    public string Owner { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>The window of a stream as of an instant.</summary>
    internal TimeWindow WindowOf(StreamKind stream, DateTimeOffset now) => stream == StreamKind.Mail
        ? new TimeWindow(now.AddMonths(-MailMonths), now)
        : new TimeWindow(now, now.AddMonths(MeetingMonths));
}
