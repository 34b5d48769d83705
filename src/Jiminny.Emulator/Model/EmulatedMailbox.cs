namespace Jiminny.Emulator;

/// <summary>One user's account with its mail and primary calendar. Thread-safe; it may change while it is served.</summary>
public sealed class EmulatedMailbox
{
    private readonly string? userPrincipalName;
    private readonly TeamsStore teams = new();
    private int deltaEpoch;

    /// <summary>Creates an empty mailbox with the folders every mailbox has.</summary>
    /// <param name="vendor">Who serves it.</param>
    /// <param name="address">The owner's primary address.</param>
    /// <param name="displayName">The owner's name.</param>
    /// <param name="aliases">Further addresses of the owner.</param>
    /// <param name="timeZone">The calendar's IANA time zone.</param>
    /// <param name="key">The name under which tokens and the journal know the mailbox; the address when null.</param>
    /// <exception cref="ArgumentException">The address is empty or the time zone unknown.</exception>
    public EmulatedMailbox(Vendor vendor, string address, string? displayName = null, IReadOnlyList<string>? aliases = null, string timeZone = "UTC", string? key = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone))
            throw new ArgumentException($"Time zone '{timeZone}' is unknown; use an IANA name such as Europe/London.", nameof(timeZone));
        Vendor = vendor;
        Address = address;
        Key = key ?? address;
        DisplayName = displayName ?? address;
        Aliases = aliases ?? [];
        TimeZone = zone;
        Ids = new MailboxIds(Key);
        Mail = new MailStore(Ids.Seed);
        Calendar = new CalendarStore(Ids.Seed, vendor, zone);
    }

    /// <summary>Who serves it.</summary>
    public Vendor Vendor { get; }

    /// <summary>The name under which tokens and the journal know the mailbox.</summary>
    public string Key { get; }

    /// <summary>The owner's primary address.</summary>
    public string Address { get; }

    /// <summary>The owner's name.</summary>
    public string DisplayName { get; }

    /// <summary>The sign-in name, which may differ from the address. Default: the address.</summary>
    public string UserPrincipalName { get => userPrincipalName ?? Address; init => userPrincipalName = value; }

    /// <summary>Further addresses of the owner.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The calendar's time zone.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>All folders, root included, in the order they were made.</summary>
    public IReadOnlyList<EmulatedFolder> Folders => Mail.Folders;

    /// <summary>The messages now in the mailbox, newest first.</summary>
    public IReadOnlyList<EmulatedMessage> Messages => Mail.Current.Messages;

    /// <summary>The items now in the primary calendar, series as one item each, in the order they were added.</summary>
    public IReadOnlyList<EmulatedEvent> Events => Calendar.Current.Events;

    /// <summary>The teams of Microsoft Teams that the owner belongs to.</summary>
    public IReadOnlyList<EmulatedTeam> Teams => teams.All;

    /// <summary>What the owner has posted in Microsoft Teams, to channels and chats, oldest first.</summary>
    public IReadOnlyList<TeamsPost> TeamsPosts => teams.Posts;

    internal MailboxIds Ids { get; }

    internal MailStore Mail { get; }

    internal CalendarStore Calendar { get; }

    internal TeamsStore TeamsItems => teams;

    internal int DeltaEpoch => Volatile.Read(ref deltaEpoch);

    /// <summary>The folder with a well-known name.</summary>
    /// <exception cref="ArgumentException">There is no such name; see <see cref="WellKnownFolder"/>.</exception>
    public EmulatedFolder Folder(string wellKnownName) => Mail.FindWellKnown(wellKnownName)
        ?? throw new ArgumentException($"'{wellKnownName}' is no well-known folder; use a constant of {nameof(WellKnownFolder)}.", nameof(wellKnownName));

    /// <summary>Makes a folder (a label on Google) below another, or at the top when <paramref name="parent"/> is null.</summary>
    public EmulatedFolder AddFolder(string displayName, EmulatedFolder? parent = null, bool hidden = false) => Mail.AddFolder(displayName, parent, hidden);

    /// <summary>Puts a message into the mailbox.</summary>
    public EmulatedMessage Add(MessageDraft draft) => Mail.Add([draft])[0];

    /// <summary>Puts many messages into the mailbox at once, which is much cheaper than one by one.</summary>
    public IReadOnlyList<EmulatedMessage> AddRange(IEnumerable<MessageDraft> drafts) => Mail.Add(drafts);

    /// <summary>Deletes a message for good.</summary>
    /// <returns>False when it was gone already.</returns>
    public bool Delete(EmulatedMessage message) => Mail.Delete(message.Mark);

    /// <summary>Moves a message to another folder. Its ordinary Graph id changes; its immutable id and Gmail id stay.</summary>
    /// <returns>The message as it now is, or null when it was gone already.</returns>
    public EmulatedMessage? Move(EmulatedMessage message, EmulatedFolder folder) => Mail.Move(message.Mark, folder);

    /// <summary>Makes the vendor forget what has changed until now, in mail and calendar, as vendors do after a while: whoever reads changes has to begin anew.</summary>
    public void ForgetChanges()
    {
        Mail.ForgetHistory();
        Calendar.ForgetChanges();
    }

    /// <summary>Puts an item into the primary calendar.</summary>
    /// <exception cref="ArgumentException">It ends before it begins, or its time zone is unknown.</exception>
    public EmulatedEvent Add(EventDraft draft) => Calendar.Add(draft);

    /// <summary>Changes a calendar item to what the draft says; its ids stay.</summary>
    /// <returns>The item as it now is, or null when it was gone already.</returns>
    public EmulatedEvent? Replace(EmulatedEvent item, EventDraft draft) => Calendar.Replace(item.Mark, draft);

    /// <summary>Removes a calendar item for good.</summary>
    /// <returns>False when it was gone already.</returns>
    public bool Delete(EmulatedEvent item) => Calendar.Delete(item.Mark);

    /// <summary>Makes a team of Microsoft Teams with a channel named General and others.</summary>
    public EmulatedTeam AddTeam(string name, params IEnumerable<string> channels) => teams.Add(name, channels);

    /// <summary>Makes Graph forget every delta token it has handed out for this mailbox, as it does when its cache is full.</summary>
    public void ForgetDeltas() => Interlocked.Increment(ref deltaEpoch);

    /// <summary>True when the address is the owner's, primary or alias, whatever its case.</summary>
    public bool Owns(string? address) =>
        string.Equals(address, Address, StringComparison.OrdinalIgnoreCase) || (address is not null && Aliases.Contains(address, StringComparer.OrdinalIgnoreCase));
}
