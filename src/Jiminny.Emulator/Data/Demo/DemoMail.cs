namespace Jiminny.Emulator;

/// <summary>Writes the ordinary mail of the demo company.</summary>
internal sealed class DemoMail(DemoCompanyOptions options, DemoStaff staff, DemoCrm crm)
{
    private readonly DemoRandom random = new(options.Seed ^ 0x6d61696cUL);
    private readonly Dictionary<EmulatedMailbox, List<MessageDraft>> drafts = staff.Mailboxes.ToDictionary(m => m, _ => new List<MessageDraft>());

    public void Fill()
    {
        for (var box = 0; box < staff.Mailboxes.Count; box++)
            for (var i = 0; i < options.MessagesPerMailbox; i++)
                Write(box);
        foreach (var (mailbox, list) in drafts)
            mailbox.AddRange(list);
    }

    private void Write(int box)
    {
        var mark = random.Next();
        var cast = DemoCast.Create(DemoCast.DrawPurpose(random), mark, random, staff, crm);
        var time = DrawTime();
        if (cast.Purpose == Purpose.Nobody)
        {
            WriteNobody(staff.Mailboxes[box], mark, time);
            return;
        }
        var owner = DrawAddress(box);
        var outgoing = cast.Purpose != Purpose.Newsletter && random.Chance(38);
        var author = outgoing ? owner : cast.Outsider ?? cast.Others[0];
        List<EmulatedAddress> rest = [.. outgoing || cast.Outsider is not null ? cast.Others : cast.Others.Skip(1)];
        var to = new List<EmulatedAddress> { outgoing ? cast.Outsider ?? rest[0] : owner };
        if (outgoing && cast.Outsider is null)
            rest.RemoveAt(0);
        // A colleague with a mailbox of the demo gets a copy of his own.
        var other = random.Chance(8) ? (box + 1 + random.Below(7)) % 8 : -1;
        if (other >= 0)
            rest.Add(staff.Owners[other]);
        var cc = rest.Skip(2).ToList();
        to.AddRange(rest.Take(2));

        Deliver(staff.Mailboxes[box], cast, mark, mark, time, author, to, cc, DrawFolder(staff.Mailboxes[box], cast, outgoing, shared: other >= 0), outgoing);
        if (other >= 0)
            Deliver(staff.Mailboxes[other], cast, random.Next(), mark, time, author, to, cc, staff.Mailboxes[other].Folder(WellKnownFolder.Inbox), outgoing: false);
    }

    private void Deliver(
        EmulatedMailbox mailbox, DemoCast cast, ulong mark, ulong content, DateTimeOffset time, EmulatedAddress author, List<EmulatedAddress> to, List<EmulatedAddress> cc,
        EmulatedFolder folder, bool outgoing)
    {
        var subject = $"{random.Pick(DemoNames.Openings)}{random.Pick(DemoNames.Topics)} {ItemCanaries.InSubject(content)}";
        drafts[mailbox].Add(new MessageDraft
        {
            Mark = mark,
            ContentMark = content,
            Thread = content,
            ReceivedAt = time,
            Folder = folder,
            From = author,
            To = to,
            Cc = cc,
            Subject = subject,
            SubjectFiller = cast.Matches ? 0 : (options.UnmatchedSubjectScale - 1) * subject.Length,
            Body = $"{ItemCanaries.InBody(content)} {random.Pick(DemoNames.Topics)}: see you then, and thank you.",
            InternetMessageId = $"<{Mark.Text(content)}.{(uint)content % 900 + 100}@mail.{(author.Address!.EndsWith(DemoStaff.Domain, StringComparison.Ordinal) ? DemoStaff.Domain : "outside.example")}>",
            Flags = DrawFlags(cast, outgoing),
            Purpose = cast.Purpose,
        });
    }

    // No sender and nobody to send it to; or only fields without anything in them.
    private void WriteNobody(EmulatedMailbox mailbox, ulong mark, DateTimeOffset time) => drafts[mailbox].Add(new MessageDraft
    {
        Mark = mark,
        ReceivedAt = time,
        Folder = mailbox.Folder(WellKnownFolder.Inbox),
        From = random.Below(3) switch { 0 => null, 1 => new EmulatedAddress("", $"No Sender {ItemCanaries.InName(mark)}"), _ => new EmulatedAddress(null, "") },
        To = random.Chance(30) ? [new EmulatedAddress("", "")] : [],
        Subject = $"System notice {ItemCanaries.InSubject(mark)}",
        Body = $"{ItemCanaries.InBody(mark)} nothing to do.",
        InternetMessageId = random.Chance(50) ? $"<{Mark.Text(mark)}@system.example>" : null,
        Purpose = Purpose.Nobody,
    });

    // Mail reaches people, and leaves them, under their aliases too.
    private EmulatedAddress DrawAddress(int box) =>
        random.Chance(15) ? new EmulatedAddress(random.Pick(staff.Mailboxes[box].Aliases), staff.Mailboxes[box].DisplayName) : staff.Owners[box];

    private DateTimeOffset DrawTime()
    {
        var span = options.ReferenceNow - options.ReferenceNow.AddMonths(-18);
        return options.ReferenceNow - TimeSpan.FromSeconds(1 + (long)(random.Next() % (ulong)(span.TotalSeconds - 1)));
    }

    // Copies share their canaries, so none of them may lie where it is not imported.
    private EmulatedFolder DrawFolder(EmulatedMailbox mailbox, DemoCast cast, bool outgoing, bool shared)
    {
        var draw = random.Below(100);
        if (outgoing)
            return mailbox.Folder(!shared && draw < 4 ? WellKnownFolder.Drafts : WellKnownFolder.Sent);
        if (!shared && draw < 4 && !cast.Matches)
            return mailbox.Folder(WellKnownFolder.Junk);
        if (!shared && draw is 4 or 5 && !shared)
            return mailbox.Folder(random.Chance(15) ? WellKnownFolder.Junk : WellKnownFolder.Deleted);
        return draw switch
        {
            < 62 => mailbox.Folder(WellKnownFolder.Inbox),
            < 76 => mailbox.Folder(WellKnownFolder.Archive),
            < 88 => mailbox.Folders[^3],
            < 94 => mailbox.Folders[^2],
            _ => mailbox.Folders[^1],
        };
    }

    private MessageFlags DrawFlags(DemoCast cast, bool outgoing)
    {
        var flags = cast.Purpose == Purpose.Newsletter ? MessageFlags.Bulk : MessageFlags.None;
        if (!outgoing && random.Chance(12))
            flags |= MessageFlags.Unread;
        if (random.Chance(15))
            flags |= MessageFlags.Attachment;
        if (random.Chance(3))
            flags |= MessageFlags.Important;
        if (cast.Purpose != Purpose.Newsletter && random.Chance(4))
            flags |= random.Chance(50) ? MessageFlags.MeetingRequest : MessageFlags.MeetingResponse;
        return flags;
    }
}
