namespace Jiminny.Emulator;

/// <summary>Writes the demo company's calendars: from two months ago to 14 months ahead.</summary>
internal sealed class DemoCalendar(DemoCompanyOptions options, DemoStaff staff, DemoCrm crm)
{
    private static readonly Purpose[] Singles =
    [
        Purpose.CustomerContact, Purpose.CustomerContact, Purpose.CustomerContact, Purpose.CustomerContact, Purpose.CustomerDomainOnly, Purpose.CustomerDomainOnly,
        Purpose.FreemailContact, Purpose.InternalOnly, Purpose.InternalOnly, Purpose.InternalOnly, Purpose.InternalOnly, Purpose.InternalOnly, Purpose.InternalOnly,
        Purpose.Stranger, Purpose.Stranger, Purpose.Stranger, Purpose.Stranger, Purpose.FreemailStranger, Purpose.Private, Purpose.Private, Purpose.Cancelled,
        Purpose.Cancelled, Purpose.Declined, Purpose.Declined, Purpose.HiddenGuests, Purpose.NoMeeting, Purpose.NoMeeting, Purpose.NoMeeting,
    ];

    private readonly DemoRandom random = new(options.Seed ^ 0x63616cUL);
    private readonly DateTime today = options.ReferenceNow.UtcDateTime.Date;

    public void Fill()
    {
        for (var box = 0; box < staff.Mailboxes.Count; box++)
        {
            foreach (var purpose in Singles)
                AddSingle(box, purpose);
            AddSeries(box);
        }
    }

    private void AddSingle(int box, Purpose purpose)
    {
        var mark = random.Next();
        var mailbox = staff.Mailboxes[box];
        var start = today.AddDays(random.Below(480) - 60).AddHours(7 + random.Below(10)).AddMinutes(15 * random.Below(4));
        if (purpose == Purpose.NoMeeting)
        {
            AddNoMeeting(mailbox, mark, start.Date);
            return;
        }
        var casting = purpose switch
        {
            Purpose.Private or Purpose.Cancelled or Purpose.Declined => Purpose.CustomerContact,
            Purpose.HiddenGuests => Purpose.InternalOnly,
            _ => purpose,
        };
        var cast = DemoCast.Create(casting, mark, random, staff, crm);
        // Whoever declines, is told of a cancellation or may not see the guests is not the organizer.
        var invited = purpose is Purpose.Declined or Purpose.Cancelled or Purpose.HiddenGuests || random.Chance(40);
        var draft = Meeting(box, purpose, mark, cast, start, invited, recurrence: null);
        mailbox.Add(draft);
        // Now and then the same meeting stands in a colleague's calendar too.
        if (purpose is Purpose.CustomerContact or Purpose.InternalOnly && random.Chance(12))
            staff.Mailboxes[(box + 3) % 8].Add(Meeting((box + 3) % 8, purpose, mark, cast, start, invited: true, recurrence: null, copyOf: draft));
    }

    private void AddNoMeeting(EmulatedMailbox mailbox, ulong mark, DateTime day)
    {
        var kind = (mark % 3) switch { 0 => EventKind.OutOfOffice, 1 => EventKind.FocusTime, _ => EventKind.Default };
        var wholeDays = kind != EventKind.FocusTime;
        mailbox.Add(new EventDraft
        {
            Mark = mark,
            Start = wholeDays ? day : day.AddHours(9),
            End = wholeDays ? day.AddDays(1 + random.Below(4)) : day.AddHours(11),
            IsAllDay = wholeDays,
            Kind = kind,
            IsFree = kind == EventKind.Default,
            Subject = $"Away or busy {ItemCanaries.InSubject(mark)}",
            Body = ItemCanaries.InBody(mark),
            Purpose = Purpose.NoMeeting,
        });
    }

    private void AddSeries(int box)
    {
        var mailbox = staff.Mailboxes[box];
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        Add(Purpose.InternalOnly, monday.AddDays(-56).AddHours(10), new EventRecurrence(RecurrenceFrequency.Weekly)
        {
            Count = 14,
            Days = [DayOfWeek.Monday],
            Changes = [new OccurrenceChange(DateOnly.FromDateTime(monday.AddDays(7)), Deleted: true), new OccurrenceChange(DateOnly.FromDateTime(monday.AddDays(14)), Deleted: false, TimeSpan.FromHours(3))],
        });
        Add(Purpose.CustomerContact, today.AddDays(-20 + box).AddHours(14), new EventRecurrence(RecurrenceFrequency.Monthly) { Until = DateOnly.FromDateTime(today.AddMonths(6)) });
        Add(Purpose.Stranger, monday.AddDays(9).AddHours(11), new EventRecurrence(RecurrenceFrequency.Daily, 3) { Count = 4 });

        void Add(Purpose purpose, DateTime start, EventRecurrence recurrence)
        {
            var mark = random.Next();
            mailbox.Add(Meeting(box, purpose, mark, DemoCast.Create(purpose, mark, random, staff, crm), start, invited: false, recurrence));
        }
    }

    private EventDraft Meeting(
        int box, Purpose purpose, ulong mark, DemoCast cast, DateTime start, bool invited, EventRecurrence? recurrence, EventDraft? copyOf = null)
    {
        var mailbox = staff.Mailboxes[box];
        var owner = new EmulatedAttendee(staff.Owners[box])
        {
            Response = purpose == Purpose.Declined ? EventResponse.Declined : invited ? (EventResponse)random.Below(3) : EventResponse.Accepted,
        };
        List<EmulatedAttendee> guests = [owner, .. cast.Others.Select(o => new EmulatedAttendee(o) { Response = (EventResponse)random.Below(4), Optional = random.Chance(20) })];
        if (cast.Outsider is not null)
            guests.Add(new EmulatedAttendee(cast.Outsider) { Response = (EventResponse)random.Below(3) });
        if (random.Chance(30))
            guests.Add(new EmulatedAttendee(DemoStaff.Room(mailbox.Vendor)) { Resource = true, Response = EventResponse.Accepted });
        if (random.Chance(10))
            guests.Add(new EmulatedAttendee(staff.AllHands));
        if (purpose == Purpose.HiddenGuests)
            guests.Add(new EmulatedAttendee(random.Pick(crm.Business)));
        var organizer = !invited ? staff.Owners[box] : cast.Outsider is not null && purpose != Purpose.Stranger ? cast.Outsider : cast.Others.Count > 0 ? cast.Others[0] : cast.Outsider;
        return new EventDraft
        {
            // A copy is an item of its own that shares everything a guest would see.
            Mark = copyOf is null ? mark : Mark.Mix(mark, 1),
            ContentMark = mark,
            ICalUid = copyOf is null ? $"{Mark.Text(mark)}@calendar.example" : copyOf.ICalUid,
            Start = copyOf?.Start ?? start,
            End = (copyOf?.Start ?? start).AddMinutes(30 + (int)(mark % 3 * 15)),
            TimeZone = copyOf?.TimeZone ?? mailbox.TimeZone.Id,
            Subject = $"{DemoNames.Topics[mark % (ulong)DemoNames.Topics.Length]} {ItemCanaries.InSubject(mark)}",
            Body = $"{ItemCanaries.InBody(mark)} agenda follows.",
            Location = mark % 4 == 0 ? "Quay room" : null,
            MeetingUrl = mark % 2 == 0 ? $"https://meet.example/{Mark.Text(mark)}" : null,
            Organizer = copyOf?.Organizer ?? organizer,
            Attendees = guests,
            Recurrence = recurrence,
            Sensitivity = purpose != Purpose.Private ? EventSensitivity.Normal : mark % 2 == 0 ? EventSensitivity.Private : EventSensitivity.Confidential,
            IsCancelled = purpose == Purpose.Cancelled,
            HidesGuests = purpose == Purpose.HiddenGuests,
            Purpose = purpose,
        };
    }
}
