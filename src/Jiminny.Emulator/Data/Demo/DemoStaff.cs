namespace Jiminny.Emulator;

/// <summary>The demo company's own people: eight with mailboxes, more without, rooms and lists.</summary>
internal sealed class DemoStaff
{
    public const string Domain = "harbourpine.example";
    public const string SecondDomain = "harbourpine-labs.example";

    public DemoStaff()
    {
        string[] zones = ["Europe/London", "America/New_York", "Europe/Sofia", "Asia/Kolkata"];
        for (var i = 0; i < 8; i++)
        {
            var (first, last) = (DemoNames.First[i * 3], DemoNames.Last[i * 2]);
            var address = $"{first}.{last}@{Domain}".ToLowerInvariant();
            var mailbox = new EmulatedMailbox(
                i % 2 == 0 ? Vendor.Microsoft : Vendor.Google, address, $"{first} {last}",
                [$"{first}@{Domain}".ToLowerInvariant(), $"{first[0]}.{last}@{SecondDomain}".ToLowerInvariant()], zones[i / 2])
            {
                UserPrincipalName = i == 2 ? $"{first}@{SecondDomain}".ToLowerInvariant() : address,
            };
            var projects = mailbox.AddFolder("Projects");
            mailbox.AddFolder("Northern region", projects);
            mailbox.AddFolder("Reading list");
            Mailboxes.Add(mailbox);
            Owners.Add(new EmulatedAddress(address, mailbox.DisplayName));
        }
        for (var i = 0; i < 30; i++)
        {
            var (first, last) = (DemoNames.First[(i * 5 + 1) % DemoNames.First.Length], DemoNames.Last[(i * 7 + 3) % DemoNames.Last.Length]);
            Colleagues.Add(new EmulatedAddress($"{first}.{last}.{i}@{(i % 5 == 0 ? SecondDomain : Domain)}".ToLowerInvariant(), $"{first} {last}"));
        }
    }

    public List<EmulatedMailbox> Mailboxes { get; } = [];

    /// <summary>The mailboxes' owners, in the same order.</summary>
    public List<EmulatedAddress> Owners { get; } = [];

    /// <summary>Employees whose mailboxes are not part of the demo.</summary>
    public List<EmulatedAddress> Colleagues { get; } = [];

    public EmulatedAddress AllHands { get; } = new($"all-hands@{Domain}", "All hands");

    /// <summary>A room as this vendor addresses it.</summary>
    public static EmulatedAddress Room(Vendor vendor) => vendor == Vendor.Google
        ? new EmulatedAddress("c_1888harbour4pinequay@resource.calendar.google.com", "Quay room")
        : new EmulatedAddress($"room.quay@{Domain}", "Quay room");
}
