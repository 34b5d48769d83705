namespace Jiminny.Emulator;

/// <summary>What is true of one mailbox at the moment of asking: the standard that tests hold an import against. Thread-safe.</summary>
public sealed class MailboxTruth
{
    private readonly EmulatedMailbox mailbox;

    internal MailboxTruth(EmulatedMailbox mailbox) => this.mailbox = mailbox;

    /// <summary>Every message now there, newest first, in whatever folder. Computed on the way: enumerate once.</summary>
    public IEnumerable<MessageTruth> Messages => mailbox.Mail.Current.Messages.Select(m => MessageTruth.Of(mailbox, m));

    /// <summary>Every occurrence that overlaps a window, by start, hidden ones among them.</summary>
    /// <param name="from">The window's begin; what ends by then is left out.</param>
    /// <param name="until">The window's end; what begins then or later is left out.</param>
    public IReadOnlyList<OccurrenceTruth> Occurrences(DateTimeOffset from, DateTimeOffset until) =>
    [
        .. mailbox.Calendar.Current.Events
            .SelectMany(e => EventOccurrence.Of(e, until.UtcDateTime, mailbox.TimeZone))
            .Where(o => o.Overlaps(from.UtcDateTime, until.UtcDateTime))
            .OrderBy(o => o.StartUtc)
            .Select(o => OccurrenceTruth.Of(mailbox, o)),
    ];
}
