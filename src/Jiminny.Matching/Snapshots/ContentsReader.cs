using System.Text;
using Jiminny.Matching.Indexing;

namespace Jiminny.Matching.Snapshots;

/// <summary>Lists what a snapshot matches by, as long as it is not too much.</summary>
internal sealed class ContentsReader(MatcherSnapshot snapshot, int most)
{
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _domains = new(StringComparer.Ordinal);

    /// <summary>Reads all layers.</summary>
    /// <returns><see langword="null"/> when there is more than was asked for.</returns>
    public MatcherContents? Read()
    {
        var data = snapshot.Data;
        if ((long)data.Sizes.Addresses + data.Sizes.AccountDomains > most)
        {
            return null;
        }

        new IndexReader(data.Layers.Base).Read(AddAddress, AddDomain);
        if (data.Layers.Overlay is { } overlay)
        {
            new IndexReader(overlay).Read(AddAddress, AddDomain);
        }

        return new MatcherContents([.. _addresses], [.. _domains]);
    }

    // The overlay has the last word: not all that stands in a base still matches.
    private void AddAddress(ReadOnlySpan<byte> local, ReadOnlySpan<byte> domain, ReadOnlySpan<uint> records)
    {
        Span<byte> address = stackalloc byte[local.Length + 1 + domain.Length];
        local.CopyTo(address);
        address[local.Length] = (byte)'@';
        domain.CopyTo(address[(local.Length + 1)..]);
        if (snapshot.Match(address).Kind == AddressMatchKind.Exact)
        {
            _addresses.Add(Encoding.UTF8.GetString(address));
        }
    }

    private void AddDomain(ReadOnlySpan<byte> domain, ReadOnlySpan<uint> accounts)
    {
        if (snapshot.KindOfDomain(domain) == AddressMatchKind.Domain)
        {
            _domains.Add(Encoding.UTF8.GetString(domain));
        }
    }
}
