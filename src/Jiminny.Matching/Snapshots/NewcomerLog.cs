using System.Text;
using Jiminny.Matching.Addresses;

namespace Jiminny.Matching.Snapshots;

/// <summary>
/// Remembers addresses and account domains that the matcher before did not know, for a search of the mail that was rejected meanwhile.
/// </summary>
internal sealed class NewcomerLog(MatcherSnapshot? before)
{
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _domains = new(StringComparer.Ordinal);

    /// <summary>For builds that bring nothing new.</summary>
    public static NewcomerLog None { get; } = new(before: null);

    public void AddAddress(ReadOnlySpan<byte> paddedScratch, CanonicalAddress address)
    {
        if (before is not null && before.MatchCanonical(paddedScratch, address).Kind != AddressMatchKind.Exact)
        {
            _addresses.Add($"{Encoding.UTF8.GetString(address.Local(paddedScratch))}@{Encoding.ASCII.GetString(address.Domain(paddedScratch))}");
        }
    }

    public void AddDomain(ReadOnlySpan<byte> paddedScratch, CanonicalAddress address)
    {
        if (before is not null && before.KindOfDomain(address.Domain(paddedScratch)) != AddressMatchKind.Domain)
        {
            _domains.Add(Encoding.ASCII.GetString(address.Domain(paddedScratch)));
        }
    }

    /// <summary>The addresses that the new matcher does know.</summary>
    public IReadOnlyList<string> AddressesIn(MatcherSnapshot matcher) =>
        [.. _addresses.Where(address => matcher.Match(address).Kind == AddressMatchKind.Exact).Order(StringComparer.Ordinal)];

    /// <summary>The account domains that the new matcher does match.</summary>
    public IReadOnlyList<string> DomainsIn(MatcherSnapshot matcher) =>
        [.. _domains.Where(domain => matcher.KindOfDomain(Encoding.ASCII.GetBytes(domain)) == AddressMatchKind.Domain).Order(StringComparer.Ordinal)];
}
