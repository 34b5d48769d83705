using System.Text;
using Jiminny.Matching;

namespace Jiminny.Import.Exclusions;

/// <summary>The exclusions of one mailbox, asked by bytes: no address becomes a string to be looked up. Immutable and thread-safe.</summary>
internal sealed class ExclusionSet
{
    private readonly Dictionary<int, List<byte[]>> _addresses;
    private readonly Dictionary<int, List<byte[]>> _domains;

    public ExclusionSet(IEnumerable<Exclusion> exclusions)
    {
        var byKind = exclusions.ToLookup(exclusion => exclusion.IsDomain, exclusion => exclusion.Value);
        _addresses = Index(byKind[false]);
        _domains = Index(byKind[true]);
    }

    public static ExclusionSet None { get; } = new([]);

    public bool IsEmpty => _addresses.Count + _domains.Count == 0;

    /// <summary>Whether an address is excluded, itself or by a domain above it.</summary>
    /// <param name="address">The address, UTF-8, as the provider spells it.</param>
    public bool Contains(ReadOnlySpan<byte> address)
    {
        Span<byte> scratch = stackalloc byte[NormalAddress.MaxLength];
        var found = NormalAddress.TryWrite(address, scratch, out var written) && ContainsNormal(scratch[..written]);
        scratch.Clear();
        return found;
    }

    private bool ContainsNormal(ReadOnlySpan<byte> address)
    {
        if (Contains(_addresses, address))
        {
            return true;
        }

        var domain = address[(address.LastIndexOf((byte)'@') + 1)..];
        while (!domain.IsEmpty)
        {
            if (Contains(_domains, domain))
            {
                return true;
            }

            var dot = domain.IndexOf((byte)'.');
            domain = dot < 0 ? default : domain[(dot + 1)..];
        }

        return false;
    }

    private static bool Contains(Dictionary<int, List<byte[]>> index, ReadOnlySpan<byte> value)
    {
        if (index.Count > 0 && index.TryGetValue(Hash(value), out var values))
        {
            foreach (var one in values)
            {
                if (value.SequenceEqual(one))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Dictionary<int, List<byte[]>> Index(IEnumerable<string> values) => values
        .Select(Encoding.UTF8.GetBytes)
        .GroupBy(value => Hash(value))
        .ToDictionary(group => group.Key, group => group.ToList());

    private static int Hash(ReadOnlySpan<byte> value)
    {
        var hash = default(HashCode);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}
