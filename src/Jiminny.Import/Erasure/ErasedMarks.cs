using System.Security.Cryptography;
using System.Text;
using Jiminny.Crm;
using Jiminny.Matching;

namespace Jiminny.Import.Erasure;

/// <summary>
/// What was erased and is not to be imported again, as HMAC-SHA256 under a key of the organisation: whether somebody is among them can be asked, who they are cannot
/// be read. Immutable and thread-safe.
/// </summary>
public sealed class ErasedMarks
{
    private const int MarkLength = 2 * HMACSHA256.HashSizeInBytes;

    private readonly byte[] _key;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _marks;
    private readonly int _count;

    /// <summary>Takes what a store holds.</summary>
    /// <param name="key">The key the marks were made with.</param>
    /// <param name="marks">The marks.</param>
    public ErasedMarks(byte[] key, IEnumerable<string> marks)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(marks);
        _key = key;
        var set = marks.ToHashSet(StringComparer.Ordinal);
        _count = set.Count;
        _marks = set.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Nothing was erased.</summary>
    public static ErasedMarks None { get; } = new([], []);

    /// <summary>Whether nothing was erased, so that nothing need be asked.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Makes the marks of a selection.</summary>
    /// <param name="key">The organisation's key.</param>
    /// <param name="selection">What is erased.</param>
    /// <returns>The marks by kind: 0 organisation, 1 mailbox, 2 address, 3 CRM record.</returns>
    public static IEnumerable<(byte Kind, string Mark)> Of(byte[] key, ErasureSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        if (selection.IsWholeOrganisation)
        {
            yield return (Kinds.Organisation, Mark(key, Kinds.Organisation, ""));
        }

        foreach (var mailbox in selection.MailboxIds)
        {
            yield return (Kinds.Mailbox, Mark(key, Kinds.Mailbox, mailbox));
        }

        foreach (var address in selection.Addresses)
        {
            yield return (Kinds.Address, Mark(key, Kinds.Address, address));
        }

        foreach (var record in selection.Records)
        {
            yield return (Kinds.Record, Mark(key, Kinds.Record, Text(record.Type, record.Id)));
        }
    }

    /// <summary>Whether a mailbox, or its whole organisation, was erased.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <returns>Whether nothing may be imported from it.</returns>
    public bool HasMailbox(string mailboxId) => !IsEmpty && (Has(Kinds.Organisation, "") || Has(Kinds.Mailbox, mailboxId));

    /// <summary>Whether a person was erased. Allocates nothing.</summary>
    /// <param name="address">The address as it stands on an item, UTF-8.</param>
    /// <returns>Whether no item with it may be imported.</returns>
    public bool HasAddress(ReadOnlySpan<byte> address)
    {
        Span<byte> normal = stackalloc byte[NormalAddress.MaxLength];
        return !IsEmpty && NormalAddress.TryWrite(address, normal, out var length) && Has(Kinds.Address, normal[..length]);
    }

    /// <summary>Whether a CRM record was erased.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Whether no item that it is a reason to keep may be imported.</returns>
    public bool HasRecord(CrmRecordType type, string id) => !IsEmpty && Has(Kinds.Record, Text(type, id));

    private static string Text(CrmRecordType type, string id) => $"{type}:{id}";

    private static string Mark(byte[] key, byte kind, string value)
    {
        Span<char> mark = stackalloc char[MarkLength];
        Write(key, kind, Encoding.UTF8.GetBytes(value), mark);
        return new string(mark);
    }

    private bool Has(byte kind, string value) => Has(kind, Encoding.UTF8.GetBytes(value));

    private bool Has(byte kind, ReadOnlySpan<byte> value)
    {
        Span<char> mark = stackalloc char[MarkLength];
        Write(_key, kind, value, mark);
        return _marks.Contains(mark);
    }

    private static void Write(byte[] key, byte kind, ReadOnlySpan<byte> value, Span<char> mark)
    {
        const int Longest = 2_048;
        Span<byte> text = value.Length < Longest ? stackalloc byte[Longest] : new byte[value.Length + 1];
        text[0] = kind;
        value.CopyTo(text[1..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text[..(value.Length + 1)], hash);
        Convert.TryToHexString(hash, mark, out _);
        text.Clear();
    }

    private static class Kinds
    {
        public const byte Organisation = 0;
        public const byte Mailbox = 1;
        public const byte Address = 2;
        public const byte Record = 3;
    }
}
