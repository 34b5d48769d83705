using System.Collections.Frozen;
using Jiminny.Matching.Addresses;

namespace Jiminny.Matching.Lists;

/// <summary>
/// The Public Suffix List by its published algorithm (publicsuffix.org/list): the longest matching rule wins, an exception beats a
/// wildcard, and a
/// top-level domain that no rule names is a suffix.
/// </summary>
internal sealed class PublicSuffixList
{
    private readonly FrozenSet<string> _rules;
    private readonly FrozenSet<string> _wildcards;
    private readonly FrozenSet<string> _exceptions;

    private PublicSuffixList(IEnumerable<string> rules, IEnumerable<string> wildcards, IEnumerable<string> exceptions)
    {
        _rules = rules.ToFrozenSet(StringComparer.Ordinal);
        _wildcards = wildcards.ToFrozenSet(StringComparer.Ordinal);
        _exceptions = exceptions.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Reads the list's own format: one rule a line up to the first white space, comments after <c>//</c>.</summary>
    public static PublicSuffixList Parse(IEnumerable<string> lines)
    {
        List<string> rules = [], wildcards = [], exceptions = [];
        foreach (var line in lines)
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var end = line.AsSpan().IndexOfAny(' ', '\t');
            var rule = end < 0 ? line : line[..end];
            var (set, text) = rule switch
            {
                ['!', .. var exception] => (exceptions, exception),
                ['*', '.', .. var parent] => (wildcards, parent),
                _ => (rules, rule),
            };
            if (CanonicalDomain.TryParse(text, out var domain))
            {
                set.Add(domain);
            }
        }

        return new PublicSuffixList(rules, wildcards, exceptions);
    }

    /// <summary>Whether strangers register their own names directly under this (normalised) domain.</summary>
    public bool IsPublicSuffix(ReadOnlySpan<char> domain)
    {
        if (Contains(_exceptions, domain))
        {
            return false;
        }

        var dot = domain.IndexOf('.');
        return dot < 0 || Contains(_rules, domain) || Contains(_wildcards, domain[(dot + 1)..]);
    }

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> domain) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(domain);
}
