using System.Text;
using Jiminny.Crm;
using Jiminny.Matching;

namespace Jiminny.Import.Erasure;

/// <summary>What an erasure selects, for stores: everything that any part of it names.</summary>
public sealed record ErasureSelection
{
    /// <summary>Everything of the organisation. Default no.</summary>
    public bool IsWholeOrganisation { get; init; }

    /// <summary>Mailboxes that go whole. Default none.</summary>
    public IReadOnlyList<string> MailboxIds { get; init; } = [];

    /// <summary>Addresses in normal form, whose items go. Default none.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>CRM records whose items go, with those of the addresses that matched them exactly. Default none.</summary>
    public IReadOnlyList<CrmReference> Records { get; init; } = [];

    /// <summary>Whether any mailbox of the organisation may hold something of it.</summary>
    public bool ConcernsEveryMailbox => IsWholeOrganisation || Addresses.Count > 0 || Records.Count > 0;

    /// <summary>Whether a participant's address is one of <see cref="Addresses"/>.</summary>
    /// <param name="spelling">The address as it stands on the item.</param>
    /// <returns>Whether it is.</returns>
    public bool NamesAddress(string spelling) => Addresses.Count > 0 && NormalOf(spelling) is { } normal && Addresses.Contains(normal, StringComparer.Ordinal);

    /// <summary>This selection with the addresses that matched a record of it.</summary>
    /// <param name="spellings">The addresses as they stand on items.</param>
    /// <returns>The selection.</returns>
    public ErasureSelection With(IEnumerable<string> spellings) =>
        this with { Addresses = [.. Addresses.Concat(spellings.Select(NormalOf).OfType<string>()).Distinct(StringComparer.Ordinal)] };

    /// <summary>A fixed text: it names people.</summary>
    public override string ToString() => "erasure selection";

    internal static string? NormalOf(string spelling)
    {
        Span<byte> normal = stackalloc byte[NormalAddress.MaxLength];
        return NormalAddress.TryWrite(spelling, normal, out var length) ? Encoding.UTF8.GetString(normal[..length]) : null;
    }
}
