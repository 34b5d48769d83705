using Jiminny.Connectors;
using Jiminny.Emulator;

namespace ImportDemo.Proof;

/// <summary>One item in the providers' own books.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="ProviderId">The id under which an import would keep it.</param>
/// <param name="Kind">Mail or calendar.</param>
/// <param name="Time">When it was received, or starts.</param>
/// <param name="End">When it ends; for mail its time.</param>
/// <param name="IsAllDay">Whether it takes whole days.</param>
/// <param name="IsListed">Whether the provider lists it to an importer that leaves junk, drafts and deleted items out, whatever the window.</param>
/// <param name="Purpose">Why it was made.</param>
/// <param name="Canaries">The marks by which it can be found.</param>
internal sealed record BookEntry(
    string Mailbox,
    string ProviderId,
    StreamKind Kind,
    DateTimeOffset Time,
    DateTimeOffset End,
    bool IsAllDay,
    bool IsListed,
    Purpose Purpose,
    ItemCanaries Canaries)
{
    private static readonly string[] LeftOut = [WellKnownFolder.Junk, WellKnownFolder.Drafts, WellKnownFolder.Deleted];

    /// <summary>Everything that lies in a mailbox, listed or not.</summary>
    public static IEnumerable<BookEntry> Of(DemoWorld world, EmulatedMailbox mailbox)
    {
        var truth = world.Providers.Truth(mailbox.Key);
        var leftOut = mailbox.Folders.Where(folder => IsLeftOut(folder)).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var now = world.Clock.GetUtcNow();
        return truth.Messages
            .Select(message => new BookEntry(
                mailbox.Key, message.ImmutableId, StreamKind.Mail, message.ReceivedAt, message.ReceivedAt, IsAllDay: false, !leftOut.Contains(message.Folder), message.Purpose, message.Canaries))
            .Concat(truth.Occurrences(now.AddYears(-2), now.AddYears(2))
                .Select(meeting => new BookEntry(
                    mailbox.Key, meeting.ImmutableId, StreamKind.Calendar, meeting.Start, meeting.End, meeting.IsAllDay, IsMeeting(meeting, mailbox), meeting.Purpose, meeting.Canaries)));
    }

    /// <summary>Whether a provider lists it for a window: mail by receipt; meetings that take place in part in it.</summary>
    public bool IsIn(TimeWindow window) => Kind == StreamKind.Mail ? window.Contains(Time) : End > window.From && Time < window.To;

    /// <summary>Whether it is inside a window an import decides on: it begins there, and a whole day of today does.</summary>
    public bool BeginsIn(TimeWindow window) => window.Contains(Time) || (IsAllDay && Time < window.To && DateOnly.FromDateTime(Time.UtcDateTime) == DateOnly.FromDateTime(window.From.UtcDateTime));

    /// <summary>The numbers of the marks that an import of the item would store.</summary>
    public IEnumerable<ulong> Marks() =>
        new[] { Canaries.Id, Canaries.Subject, Canaries.Body, Canaries.Address, Canaries.Name }.OfType<string>().SelectMany(CanaryScan.NumbersIn);

    // Google tells meetings from focus time, birthdays and the like when asked to; Graph lists them all.
    private static bool IsMeeting(OccurrenceTruth meeting, EmulatedMailbox mailbox) =>
        !meeting.IsHidden && !(mailbox.Vendor == Vendor.Google && meeting.Kind is not (EventKind.Default or EventKind.FromGmail));

    private static bool IsLeftOut(EmulatedFolder folder) =>
        LeftOut.Contains(folder.WellKnownName, StringComparer.Ordinal) || (folder.Parent is { } parent && IsLeftOut(parent));

    private static string NameOf(EmulatedFolder folder) => folder.WellKnownName ?? folder.DisplayName;
}
