namespace Jiminny.Import.Scheduling;

/// <summary>How this host keeps mailboxes up to date by itself. Validated on start.</summary>
public sealed class ImportServiceOptions
{
    /// <summary>How many mailboxes, of all organisations together, this host imports at a time. Default 8, 1 to 256.</summary>
    public int MailboxesAtATime { get; set; } = 8;

    /// <summary>How often an idle host looks for mailboxes that are due, and a busy one for those that were paused. Default 15 seconds.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the designated mailboxes are listed. Default 5 minutes.</summary>
    public TimeSpan DesignationEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the changes of an organisation's CRM are read, while mailboxes of it are imported. Default 15 minutes.</summary>
    public TimeSpan CrmEvery { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often at most a window is read again because the CRM has learned of somebody, where a mailbox cannot be searched. What comes meanwhile is taken
    /// together. Default 6 hours.
    /// </summary>
    public TimeSpan RelistAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>When a mailbox that failed is tried again, doubled with every further failure. Default 5 minutes.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>When a mailbox is tried again at the latest, also one for which somebody has to do something first. Default 6 hours.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(6);
}
