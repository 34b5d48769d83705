namespace Jiminny.Emulator;

/// <summary>Turns what was read into mailboxes: vendor by order, folders by sender and hash.</summary>
internal static class CorpusMailboxes
{
    public static EmulatedMailbox[] Build(List<CorpusBox> boxes, CorpusOptions options)
    {
        var text = new GeneratedText(options.SubjectScale);
        var mailboxes = new EmulatedMailbox[boxes.Count];
        for (var i = 0; i < boxes.Count; i++)
        {
            mailboxes[i] = Build(boxes[i], options.Vendor ?? (i % 2 == 0 ? Vendor.Microsoft : Vendor.Google), text);
            boxes[i].Lines.Clear();
        }
        return mailboxes;
    }

    private static EmulatedMailbox Build(CorpusBox box, Vendor vendor, GeneratedText text)
    {
        var owner = MostFrequentSender(box);
        var mailbox = new EmulatedMailbox(vendor, owner?.Address ?? $"{box.Name}@mailbox.example", box.Name, key: box.Name);
        var sent = mailbox.Folder(WellKnownFolder.Sent);
        EmulatedFolder[] received =
        [
            mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Archive), mailbox.AddFolder("Projects"),
        ];
        var messages = new List<EmulatedMessage>(box.Lines.Count);
        ulong history = 1000;
        foreach (var line in box.Lines)
        {
            var folder = line.From is not null && line.From == owner ? sent : received[line.Mark % (ulong)received.Length];
            messages.Add(new EmulatedMessage(line.Mark, new DateTimeOffset(line.Ticks, TimeSpan.Zero), folder, text)
            {
                From = line.From, To = line.To, HistoryId = ++history,
            });
        }
        mailbox.Mail.Load(messages);
        return mailbox;
    }

    private static EmulatedAddress? MostFrequentSender(CorpusBox box)
    {
        var counts = new Dictionary<EmulatedAddress, int>();
        EmulatedAddress? best = null;
        foreach (var line in box.Lines)
        {
            if (line.From is null)
                continue;
            var count = counts[line.From] = counts.GetValueOrDefault(line.From) + 1;
            if (best is null || count > counts[best])
                best = line.From;
        }
        return best;
    }
}
