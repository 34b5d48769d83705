using System.Buffers;
using System.Collections.Frozen;

namespace Jiminny.Matching.Addresses;

/// <summary>The opt-in rewrites of an organisation, applied to normalised addresses when the index is built and when it is asked.</summary>
internal sealed class AddressRewriter
{
    private static readonly SearchValues<byte> PlainCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~."u8);

    private readonly MatchingRules _rules;

    public AddressRewriter(MatchingRules rules)
    {
        _rules = rules;
        Domains = FindDomains(rules);
    }

    /// <summary>The domains at which an address may change.</summary>
    public FrozenSet<string> Domains { get; }

    /// <summary>Whether addresses may change: some domains are rewritten, or quotes are dropped anywhere.</summary>
    public bool IsActive => Domains.Count > 0 || _rules.UnquoteLocalParts;

    /// <summary>Whether addresses at this domain may change.</summary>
    public bool IsRewritten(ReadOnlySpan<char> domain) => Domains.Count > 0 && Domains.GetAlternateLookup<ReadOnlySpan<char>>().Contains(domain);

    /// <summary>Rewrites the address that stands in the scratch.</summary>
    public void Apply(Span<byte> scratch, ref CanonicalAddress address)
    {
        if (_rules.UnquoteLocalParts)
        {
            Unquote(scratch, ref address);
        }

        if (Domains.Count == 0)
        {
            return;
        }

        Span<char> buffer = stackalloc char[AddressLimits.Total];
        var domain = Widen(address.Domain(scratch), buffer);
        if (!IsRewritten(domain))
        {
            return;
        }

        if (_rules.DomainRewrites.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(domain, out var target))
        {
            ReplaceDomain(scratch, ref address, target);
            domain = target;
        }

        if (_rules.IgnoreGmailDots && domain is "gmail.com" or "googlemail.com")
        {
            ReplaceDomain(scratch, ref address, "gmail.com");
            domain = "gmail.com";
            ShortenLocalPart(scratch, ref address, RemoveDots(scratch[..address.LocalLength]));
        }

        if (_rules.PlusTagDomains.GetAlternateLookup<ReadOnlySpan<char>>().Contains(domain))
        {
            var plus = address.Local(scratch).IndexOf((byte)'+');
            ShortenLocalPart(scratch, ref address, plus);
        }
    }

    private static FrozenSet<string> FindDomains(MatchingRules rules)
    {
        var domains = new HashSet<string>(rules.DomainRewrites.Keys, StringComparer.Ordinal);
        domains.UnionWith(rules.PlusTagDomains);
        if (rules.IgnoreGmailDots)
        {
            domains.UnionWith(["gmail.com", "googlemail.com"]);
        }

        return domains.ToFrozenSet(StringComparer.Ordinal);
    }

    private static ReadOnlySpan<char> Widen(ReadOnlySpan<byte> ascii, Span<char> buffer)
    {
        for (var i = 0; i < ascii.Length; i++)
        {
            buffer[i] = (char)ascii[i];
        }

        return buffer[..ascii.Length];
    }

    private static void ReplaceDomain(Span<byte> scratch, ref CanonicalAddress address, string domain)
    {
        for (var i = 0; i < domain.Length; i++)
        {
            scratch[address.LocalLength + i] = (byte)domain[i];
        }

        address = address with { DomainLength = domain.Length };
    }

    /// <summary>Moves the dots out; returns the length that remains.</summary>
    private static int RemoveDots(Span<byte> local)
    {
        var length = 0;
        foreach (var b in local)
        {
            if (b != (byte)'.')
            {
                local[length++] = b;
            }
        }

        return length;
    }

    /// <summary>Cuts the local part and moves the domain up; a part that would become empty stays.</summary>
    private static void ShortenLocalPart(Span<byte> scratch, ref CanonicalAddress address, int length)
    {
        if (length > 0 && length < address.LocalLength)
        {
            address.Domain(scratch).CopyTo(scratch[length..]);
            address = address with { LocalLength = length };
        }
    }

    private static void Unquote(Span<byte> scratch, ref CanonicalAddress address)
    {
        var local = address.Local(scratch);
        if (local is not [(byte)'"', .. { Length: > 0 } inner, (byte)'"'] || inner.ContainsAnyExcept(PlainCharacters))
        {
            return;
        }

        var length = inner.Length;
        inner.CopyTo(scratch);
        address.Domain(scratch).CopyTo(scratch[length..]);
        address = address with { LocalLength = length };
    }
}
