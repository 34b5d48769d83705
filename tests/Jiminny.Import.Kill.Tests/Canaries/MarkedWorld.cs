using System.Buffers.Binary;
using System.Security.Cryptography;
using Jiminny.Emulator;
using Jiminny.Import.Kill.Tests.Matrix;

namespace Jiminny.Import.Kill.Tests.Canaries;

/// <summary>Items that carry a random mark in everything they have, and which of them must be kept.</summary>
internal sealed class MarkedWorld
{
    private readonly List<MarkedItem> _items = [];

    public IReadOnlyList<MarkedItem> Items => _items;

    /// <summary>Puts marked items into a mailbox; each second is the customer's.</summary>
    public void Fill(EmulatedMailbox mailbox)
    {
        for (var i = 0; i < 8; i++)
        {
            var isKept = i % 2 == 0;
            var number = RandomNumberGenerator.GetBytes(8);
            var item = new MarkedItem(mailbox.Key, isKept, IsMeeting: i >= 4, NewMark(), NewMark(), NewMark(), NewMark(), Convert.ToHexStringLower(number));
            var mark = BinaryPrimitives.ReadUInt64BigEndian(number);
            _items.Add(item);
            var who = new EmulatedAddress(isKept ? KillWorld.Customer : item.Address, $"Name {item.Name}");
            if (i < 4)
            {
                mailbox.Add(new MessageDraft
                {
                    Mark = mark,
                    ReceivedAt = DateTimeOffset.UtcNow.AddDays(-1 - i),
                    From = who,
                    To = [new EmulatedAddress(mailbox.Address)],
                    Subject = $"Subject {item.Subject}",
                    Body = $"Body {item.Body}",
                    InternetMessageId = $"<{i}@mail.example>",
                });
            }
            else
            {
                mailbox.Add(new EventDraft
                {
                    Mark = mark,
                    Start = DateTime.UtcNow.Date.AddDays(2 + i),
                    End = DateTime.UtcNow.Date.AddDays(2 + i).AddHours(1),
                    Subject = $"Subject {item.Subject}",
                    Body = $"Body {item.Body}",
                    Organizer = who,
                    Attendees = [new EmulatedAttendee(new EmulatedAddress(mailbox.Address))],
                });
            }
        }
    }

    private static string NewMark() => Guid.NewGuid().ToString("N");
}

/// <summary>One item and its marks. The provider's id holds <see cref="Id"/>.</summary>
internal sealed record MarkedItem(string Mailbox, bool IsKept, bool IsMeeting, string Subject, string Body, string Name, string LocalPart, string Id)
{
    public string Address => $"{LocalPart}@elsewhere.example";
}
