using System.Collections.Frozen;
using Jiminny.Matching.Lists;

namespace Jiminny.Matching;

/// <summary>Whether the domain of an account may identify it.</summary>
internal static class AccountDomainPolicy
{
    /// <summary>Decides about one normalised domain.</summary>
    /// <param name="rules">The organisation's rules.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="accountsOfContacts">To how many different accounts the contacts at this domain belong.</param>
    /// <returns>The first reason that holds, or none.</returns>
    public static AccountDomainRefusal Decide(MatchingRules rules, ReadOnlySpan<char> domain, int accountsOfContacts)
    {
        if (Contains(rules.Internal, domain))
        {
            return AccountDomainRefusal.Internal;
        }

        if (Contains(rules.DeniedDomains, domain))
        {
            return AccountDomainRefusal.Denied;
        }

        if (Contains(rules.AllowedDomains, domain))
        {
            return AccountDomainRefusal.None;
        }

        if (IsNotPeople(rules, domain))
        {
            return AccountDomainRefusal.NotPeople;
        }

        if (rules.UseBuiltInLists && FindInLists(domain) is var listed and not AccountDomainRefusal.None)
        {
            return listed;
        }

        return rules.SharedDomainLimit > 0 && accountsOfContacts >= rules.SharedDomainLimit
            ? AccountDomainRefusal.SharedByAccounts
            : AccountDomainRefusal.None;
    }

    /// <summary>Whether an exclusion names the domain or one of its parents.</summary>
    public static bool IsNotPeople(MatchingRules rules, ReadOnlySpan<char> domain) =>
        Contains(rules.ExcludedDomains, domain) || IsBelowAny(rules.ExcludedParents, domain);

    /// <summary>Whether strangers may register directly below the domain, so that it is nobody's parent.</summary>
    public static bool IsPublicSuffix(ReadOnlySpan<char> domain) => EmbeddedLists.PublicSuffixes.IsPublicSuffix(domain);

    private static bool IsBelowAny(FrozenSet<string> parents, ReadOnlySpan<char> domain)
    {
        for (var dot = domain.IndexOf('.'); parents.Count > 0 && dot >= 0; dot = domain.IndexOf('.'))
        {
            domain = domain[(dot + 1)..];
            if (Contains(parents, domain))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> domain) =>
        set.Count > 0 && set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(domain);

    private static AccountDomainRefusal FindInLists(ReadOnlySpan<char> domain) =>
        EmbeddedLists.Refused.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(domain, out var refusal) ? refusal
        : IsPublicSuffix(domain) ? AccountDomainRefusal.PublicSuffix
        : AccountDomainRefusal.None;
}
