using System.Security.Cryptography;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Jiminny.Matching;

namespace Jiminny.EntityFrameworkCore.Tests.Erasure;

/// <summary>A person whose messages carry a random mark in every place that is stored, and the search for it.</summary>
internal sealed class MarkedPerson
{
    private readonly string _id = New();

    public string Address { get; } = $"{New()}@customer.example";

    private string Subject { get; } = New();

    private string Name { get; } = New();

    private string Link { get; } = New();

    /// <summary>Everything that must be nowhere once the person is erased.</summary>
    public IReadOnlyList<string> Marks => [_id, Address.Split('@')[0], Subject, Name, Link, "mid" + _id];

    public IReadOnlyList<MatchedItem> Items(int count, string record) =>
    [
        .. Enumerable.Range(0, count).Select(i => new MatchedItem(
            new EmailMetadata
            {
                ProviderId = $"{_id}-{i}",
                Subject = $"{Subject} {i}",
                Participants = [new Participant(ParticipantRole.From, Address, Name), new Participant(ParticipantRole.To, "bob@acme.example", "Bob")],
                Evidence = 0,
                InternetMessageId = $"<mid{_id}-{i}@mail.example>",
                ReceivedAt = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(i),
            },
            [new MatchCandidate(CrmRecordType.Contact, record, "A1", MatchTier.Exact, 0, (byte)ParticipantRole.From)])),
    ];

    public MatchedItem Meeting(string record) => new(
        new Meeting
        {
            ProviderId = $"{_id}-meeting",
            Subject = Subject,
            Participants = [new Participant(ParticipantRole.Organizer, Address.ToUpperInvariant(), Name)],
            Evidence = 0,
            ICalUid = $"mid{_id}",
            Start = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
            End = new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero),
            JoinUrl = $"https://join.example/{Link}",
        },
        [new MatchCandidate(CrmRecordType.Contact, record, "A1", MatchTier.Exact, 0, (byte)ParticipantRole.Organizer)]);

    /// <summary>Which marks stand in a file or text, as UTF-8, upper case, UTF-16, base64 at any alignment, hexadecimal, or a plain hash.</summary>
    public IEnumerable<string> FoundIn(byte[] bytes) => Marks.Where(mark => Shapes(mark).Any(shape => bytes.AsSpan().IndexOf(shape) >= 0));

    private static IEnumerable<byte[]> Shapes(string mark)
    {
        var utf8 = Encoding.UTF8.GetBytes(mark);
        yield return utf8;
        yield return Encoding.UTF8.GetBytes(mark.ToUpperInvariant());
        yield return Encoding.Unicode.GetBytes(mark);
        yield return Encoding.UTF8.GetBytes(Convert.ToHexString(utf8));
        yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(utf8));
        yield return SHA256.HashData(utf8);
        yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(utf8)));
        for (var skip = 0; skip < 3; skip++)
        {
            var whole = utf8.AsSpan(skip)[..((utf8.Length - skip) / 3 * 3)];
            yield return Encoding.UTF8.GetBytes(Convert.ToBase64String(whole));
        }
    }

    private static string New() => RandomNumberGenerator.GetHexString(24, lowercase: true);
}
