namespace Jiminny.Emulator;

/// <summary>Mail as it really comes: odd addresses, odd names, missing fields, huge lists. A few of each kind for every mailbox.</summary>
internal sealed class DemoOddMail(DemoCompanyOptions options, DemoStaff staff, DemoCrm crm)
{
    private const int HugeList = 300;

    private readonly DemoRandom random = new(options.Seed ^ 0x6f646473UL);

    public void Fill()
    {
        for (var box = 0; box < staff.Mailboxes.Count; box++)
        {
            var mailbox = staff.Mailboxes[box];
            var owner = staff.Owners[box];
            mailbox.AddRange([.. OddAddresses(owner), .. OddNames(owner), .. OddFields(mailbox, owner), .. LookAlikes(owner), .. Excluded(mailbox, owner)]);
        }
    }

    private IEnumerable<MessageDraft> OddAddresses(EmulatedAddress owner)
    {
        yield return Create(Purpose.CustomerContact, m => new Parts(new EmulatedAddress(DemoCrm.DoubleDot, "D Steffes"), [owner]));
        yield return Create(Purpose.CustomerContact, m => new Parts(owner, [new EmulatedAddress(DemoCrm.Apostrophe)]));
        yield return Create(Purpose.CustomerContact, m => new Parts(new EmulatedAddress("IRINA.ODELL@IRONGROVE.EXAMPLE", "IRINA"), [owner]));
        yield return Create(Purpose.Stranger, m => new Parts(new EmulatedAddress($"x..{ItemCanaries.InAddress(m)}@strangers.example"), [owner]));
        yield return Create(Purpose.Stranger, m => new Parts(new EmulatedAddress($"no-at-sign-{ItemCanaries.InAddress(m)}", "Broken"), [owner]));
        yield return Create(Purpose.Stranger, m => new Parts(new EmulatedAddress($"{ItemCanaries.InAddress(m)}@nodots", "Local"), [owner]));
    }

    private IEnumerable<MessageDraft> OddNames(EmulatedAddress owner)
    {
        yield return Create(Purpose.CustomerContact, m => new Parts(new EmulatedAddress("irina.odell@irongrove.example", "O'Dell, Irina \"Iggy\", PhD"), [owner, DemoCast.Tagged(staff.Colleagues[1], m)]));
        yield return Create(Purpose.CustomerContact, m => new Parts(new EmulatedAddress("j.grossmoewe@jadeharbor.example", "Jürgen Großmöwe (Büro)"), [owner]));
        yield return Create(Purpose.Stranger, m => new Parts(new EmulatedAddress($"back.slash+{ItemCanaries.InAddress(m)}@strangers.example", "C:\\Temp\\ \"quoted\" </script>\tTab \u2028 🦊"), [owner]));
        yield return Create(Purpose.Stranger, m => new Parts(new EmulatedAddress($"long+{ItemCanaries.InAddress(m)}@strangers.example", new string('ä', 400)), [owner]));
        // The contact's address stands in the name only; the mail comes from somebody else.
        yield return Create(Purpose.Stranger, m => new Parts(new EmulatedAddress($"spoof+{ItemCanaries.InAddress(m)}@strangers.example", crm.Business[0].Address), [owner]));
    }

    private IEnumerable<MessageDraft> OddFields(EmulatedMailbox mailbox, EmulatedAddress owner)
    {
        var contact = crm.Business[3];
        yield return Create(Purpose.CustomerContact, m => new Parts(null, [contact, DemoCast.Tagged(staff.Colleagues[2], m)]));
        yield return Create(Purpose.CustomerContact, m => new Parts(DemoCast.Tagged(staff.Colleagues[3], m), [owner]) { ReplyTo = [contact] });
        yield return Create(Purpose.CustomerContact, m => new Parts(DemoCast.Tagged(staff.Colleagues[4], m), [owner]) { Sender = contact });
        yield return Create(Purpose.CustomerContact, m => new Parts(owner, [DemoCast.Tagged(staff.Colleagues[5], m)]) { Bcc = [contact], Folder = mailbox.Folder(WellKnownFolder.Sent) });
        yield return Create(Purpose.CustomerContact, m => new Parts(DemoCast.Tagged(staff.Colleagues[6], m), Crowd(m, contact)));
        yield return Create(Purpose.Stranger, m => new Parts(DemoCast.Tagged(staff.Colleagues[6], m), Crowd(m, null)));
        yield return Create(Purpose.InternalOnly, m => new Parts(DemoCast.Tagged(staff.Colleagues[7], m), []));
        yield return Create(Purpose.InternalOnly, m => new Parts(DemoCast.Tagged(staff.Colleagues[8], m), [owner]) { NoSubject = true });
        yield return Create(Purpose.InternalOnly, m => new Parts(DemoCast.Tagged(staff.Colleagues[9], m), [staff.AllHands, new EmulatedAddress(null, "Missing Address"), new EmulatedAddress("", "")]));
        yield return Create(Purpose.CustomerContact, m => new Parts(DemoCast.Tagged(staff.Colleagues[10], m), [owner, contact])
        {
            Raw = [new("To", $"Project team: {Rfc822.Mailbox(owner.Name, owner.Address)},\r\n \"{contact.Name}\" (the buyer) <{contact.Address}>;")],
        });
        yield return Create(Purpose.InternalOnly, m => new Parts(DemoCast.Tagged(staff.Colleagues[11], m), []) { Raw = [new("To", "undisclosed-recipients:;")] });
    }

    // Domains that look like an account's and are not.
    private IEnumerable<MessageDraft> LookAlikes(EmulatedAddress owner)
    {
        var domain = crm.AccountDomains[2];
        foreach (var wrong in new[] { $"not{domain}", $"{domain}.strangers.example", $"{domain.Replace(".example", "", StringComparison.Ordinal)}.strangers.example" })
            yield return Create(Purpose.Stranger, m => new Parts(DemoCast.Outside("Look", "Alike", wrong, m), [owner]));
        // The CRM has an account with this website, by mistake; a freemail domain identifies nobody.
        yield return Create(Purpose.FreemailStranger, m => new Parts(DemoCast.Outside("demo", "Sender", "gmail.com", m), [owner]));
    }

    // Customers' mail in places that are not imported.
    private IEnumerable<MessageDraft> Excluded(EmulatedMailbox mailbox, EmulatedAddress owner)
    {
        foreach (var folder in new[] { WellKnownFolder.Junk, WellKnownFolder.Deleted })
            yield return Create(Purpose.CustomerContact, m => new Parts(crm.Business[5], [owner, DemoCast.Tagged(staff.Colleagues[12], m)]) { Folder = mailbox.Folder(folder) });
        yield return Create(Purpose.CustomerContact, m => new Parts(owner, [crm.Business[5], DemoCast.Tagged(staff.Colleagues[12], m)]) { Folder = mailbox.Folder(WellKnownFolder.Drafts) });
    }

    private static List<EmulatedAddress> Crowd(ulong mark, EmulatedAddress? hidden)
    {
        var crowd = new List<EmulatedAddress>();
        for (var i = 0; i < HugeList; i++)
            crowd.Add(i == HugeList - 7 && hidden is not null ? hidden : new EmulatedAddress($"guest{i}+{ItemCanaries.InAddress(mark)}@crowd-{i % 40}.example", $"Guest {i}"));
        return crowd;
    }

    private MessageDraft Create(Purpose purpose, Func<ulong, Parts> cast)
    {
        var mark = random.Next();
        var parts = cast(mark);
        var age = TimeSpan.FromHours(5 + random.Below(24 * 540));
        return new MessageDraft
        {
            Mark = mark,
            ReceivedAt = options.ReferenceNow - age,
            Folder = parts.Folder,
            From = parts.From,
            Sender = parts.Sender,
            To = parts.To,
            Bcc = parts.Bcc,
            ReplyTo = parts.ReplyTo,
            Subject = parts.NoSubject ? null : $"Odd \"one\" \\ née {ItemCanaries.InSubject(mark)}",
            Body = $"{ItemCanaries.InBody(mark)} <odd> & \"quoted\".",
            InternetMessageId = $"<{Mark.Text(mark)}@odd.example>",
            RawHeaders = parts.Raw,
            Purpose = purpose,
        };
    }

    private sealed record Parts(EmulatedAddress? From, IReadOnlyList<EmulatedAddress> To)
    {
        public EmulatedAddress? Sender { get; init; }

        public IReadOnlyList<EmulatedAddress> Bcc { get; init; } = [];

        public IReadOnlyList<EmulatedAddress> ReplyTo { get; init; } = [];

        public EmulatedFolder? Folder { get; init; }

        public bool NoSubject { get; init; }

        public IReadOnlyList<KeyValuePair<string, string>>? Raw { get; init; }
    }
}
