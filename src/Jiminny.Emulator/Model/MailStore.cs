namespace Jiminny.Emulator;

/// <summary>Folders and messages of one mailbox: readers see an immutable snapshot, writers replace it under a lock.</summary>
internal sealed class MailStore
{
    private readonly Lock gate = new();
    private readonly MailHistory history = new();
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
            var id = current.HistoryId;
            foreach (var draft in drafts)
                added.Add(Create(draft, ++id));
            Insert(added, id);
            foreach (var message in added)
                history.Add(new HistoryRecord(message.HistoryId, message, HistoryKind.Added));
            return added;
        }
    }

    /// <summary>Adds messages made elsewhere (a corpus); they must carry unique marks.</summary>
    public void Load(List<EmulatedMessage> messages)
    {
        lock (gate)
        {
            Insert(messages, current.HistoryId + (ulong)messages.Count);
            history.Forget(current.HistoryId);
        }
    }

    /// <summary>What happened after <paramref name="first"/>; null when the vendor no longer remembers <paramref name="start"/>, or does not know it yet.</summary>
    public List<HistoryRecord>? HistoryAfter(ulong start, ulong first, out ulong currentId)
    {
        lock (gate)
        {
            currentId = current.HistoryId;
            return start > currentId || history.After(start) is null ? null : history.After(first);
        }
    }

    /// <summary>Forgets what happened until now.</summary>
    public void ForgetHistory()
    {
        lock (gate)
            history.Forget(current.HistoryId);
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
            history.Add(new HistoryRecord(current.HistoryId, message, HistoryKind.Deleted));
            return true;
        }
    }

    public EmulatedMessage? Move(ulong mark, EmulatedFolder folder)
    {
        lock (gate)
        {
            if (Find(mark) is not { } message)
                return null;
            var id = current.HistoryId + 1;
            var moved = message.In(folder, id);
            Publish(Array.ConvertAll(current.Messages, m => m.Mark == mark ? moved : m), id, Departure(message, isMove: true));
            byMark![mark] = moved;
            history.Add(new HistoryRecord(id, moved, HistoryKind.Labelled)
            {
                LabelsAdded = [.. GmailLabels.Of(moved).Except(GmailLabels.Of(message))],
                LabelsRemoved = [.. GmailLabels.Of(message).Except(GmailLabels.Of(moved))],
            });
            return moved;
        }
    }

    private EmulatedMessage Create(MessageDraft draft, ulong historyId)
    {
        var mark = draft.Mark != 0 ? draft.Mark : Mark.Mix(seed, ++drawn);
        var received = new DateTimeOffset(draft.ReceivedAt.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var text = new StoredText(draft.Subject, draft.Body, draft.InternetMessageId, draft.RawHeaders, draft.SubjectFiller);
        return new EmulatedMessage(mark, received, draft.Folder ?? folders[1], text)
        {
            From = draft.From, Sender = draft.Sender, To = draft.To, Cc = draft.Cc, Bcc = draft.Bcc, ReplyTo = draft.ReplyTo, ExtraLabels = draft.ExtraLabels,
            Flags = draft.Flags, Purpose = draft.Purpose, Thread = draft.Thread != 0 ? draft.Thread : mark, HistoryId = historyId,
            ContentMark = draft.ContentMark != 0 ? draft.ContentMark : mark,
        };
    }

    private void Insert(List<EmulatedMessage> added, ulong historyId)
    {
        EmulatedMessage[] all = [.. current.Messages, .. added];
        Array.Sort(all, MailSnapshot.NewestFirst);
        Publish(all, historyId);
        if (byMark is not null)
            foreach (var message in added)
                byMark.Add(message.Mark, message);
    }

    private MailDeparture Departure(EmulatedMessage message, bool isMove) =>
        new(current.HistoryId + 1, message.Mark, message.Folder.Number, message.ReceivedTicks, isMove);

    private void Publish(EmulatedMessage[] messages, ulong historyId, params ReadOnlySpan<MailDeparture> departures) =>
        Volatile.Write(ref current, new MailSnapshot(messages, historyId, departures.IsEmpty ? current.Departures : [.. current.Departures, .. departures]));
}
