namespace Jiminny.Emulator;

/// <summary>Folders and messages of one mailbox: readers see an immutable snapshot, writers replace it under a lock.</summary>
internal sealed class MailStore
{
    private readonly Lock gate = new();
    private readonly ulong seed;
    private EmulatedFolder[] folders;
    private Dictionary<ulong, EmulatedMessage>? byMark;
    private MailSnapshot current = new([], 1000);
    private ulong drawn;
    private int labels;

    public MailStore(ulong seed)
    {
        this.seed = seed;
        var root = new EmulatedFolder(0, "Top of Information Store", WellKnownFolder.Root, null, null, hidden: false);
        folders = [root, .. WellKnownFolder.Standard.Select((s, i) => new EmulatedFolder(i + 1, s.Display, s.Name, root, s.Label, hidden: false))];
    }

    public MailSnapshot Current => Volatile.Read(ref current);

    public IReadOnlyList<EmulatedFolder> Folders => Volatile.Read(ref folders);

    public EmulatedFolder? FindWellKnown(string name) =>
        Folders.FirstOrDefault(f => string.Equals(f.WellKnownName, name, StringComparison.OrdinalIgnoreCase));

    public EmulatedFolder AddFolder(string displayName, EmulatedFolder? parent, bool hidden)
    {
        ArgumentException.ThrowIfNullOrEmpty(displayName);
        lock (gate)
        {
            var folder = new EmulatedFolder(folders.Length, displayName, null, parent ?? folders[0], $"Label_{++labels}", hidden);
            Volatile.Write(ref folders, [.. folders, folder]);
            return folder;
        }
    }

    public List<EmulatedMessage> Add(IEnumerable<MessageDraft> drafts)
    {
        lock (gate)
        {
            var added = new List<EmulatedMessage>();
            var history = current.HistoryId;
            foreach (var draft in drafts)
                added.Add(Create(draft, ++history));
            Insert(added, history);
            return added;
        }
    }

    /// <summary>Adds messages made elsewhere (a corpus); they must carry unique marks.</summary>
    public void Load(List<EmulatedMessage> messages)
    {
        lock (gate)
            Insert(messages, current.HistoryId + (ulong)messages.Count);
    }

    public EmulatedMessage? Find(ulong mark)
    {
        lock (gate)
        {
            byMark ??= current.Messages.ToDictionary(m => m.Mark);
            return byMark.GetValueOrDefault(mark);
        }
    }

    public bool Delete(ulong mark)
    {
        lock (gate)
        {
            if (Find(mark) is not { } message)
                return false;
            Publish(Array.FindAll(current.Messages, m => m.Mark != message.Mark), current.HistoryId + 1, Departure(message, isMove: false));
            byMark!.Remove(mark);
            return true;
        }
    }

    public EmulatedMessage? Move(ulong mark, EmulatedFolder folder)
    {
        lock (gate)
        {
            if (Find(mark) is not { } message)
                return null;
            var history = current.HistoryId + 1;
            var moved = message.In(folder, history);
            Publish(Array.ConvertAll(current.Messages, m => m.Mark == mark ? moved : m), history, Departure(message, isMove: true));
            byMark![mark] = moved;
            return moved;
        }
    }

    private EmulatedMessage Create(MessageDraft draft, ulong history)
    {
        var mark = draft.Mark != 0 ? draft.Mark : Mark.Mix(seed, ++drawn);
        var received = new DateTimeOffset(draft.ReceivedAt.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var text = new StoredText(draft.Subject, draft.Body, draft.InternetMessageId, draft.RawHeaders, draft.SubjectFiller);
        return new EmulatedMessage(mark, received, draft.Folder ?? folders[1], text)
        {
            From = draft.From, Sender = draft.Sender, To = draft.To, Cc = draft.Cc, Bcc = draft.Bcc, ReplyTo = draft.ReplyTo, ExtraLabels = draft.ExtraLabels,
            Flags = draft.Flags, Purpose = draft.Purpose, Thread = draft.Thread != 0 ? draft.Thread : mark, HistoryId = history,
            ContentMark = draft.ContentMark != 0 ? draft.ContentMark : mark,
        };
    }

    private void Insert(List<EmulatedMessage> added, ulong history)
    {
        EmulatedMessage[] all = [.. current.Messages, .. added];
        Array.Sort(all, MailSnapshot.NewestFirst);
        Publish(all, history);
        if (byMark is not null)
            foreach (var message in added)
                byMark.Add(message.Mark, message);
    }

    private MailDeparture Departure(EmulatedMessage message, bool isMove) =>
        new(current.HistoryId + 1, message.Mark, message.Folder.Number, message.ReceivedTicks, isMove);

    private void Publish(EmulatedMessage[] messages, ulong history, params ReadOnlySpan<MailDeparture> departures) =>
        Volatile.Write(ref current, new MailSnapshot(messages, history, departures.IsEmpty ? current.Departures : [.. current.Departures, .. departures]));
}
