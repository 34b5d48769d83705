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
    public static AccountDomainRefusal Decide(MatchingRules rules, string domain, int accountsOfContacts)
    {
        if (rules.InternalDomains.Contains(domain))
        {
            return AccountDomainRefusal.Internal;
        }

        if (rules.DeniedDomains.Contains(domain))
        {
            return AccountDomainRefusal.Denied;
        }

        if (rules.AllowedDomains.Contains(domain))
        {
            return AccountDomainRefusal.None;
        }

        if (rules.ExcludedDomains.Contains(domain) || IsBelowAny(domain, rules.ExcludedParents))
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

    /// <summary>Whether a parent of the domain is in the set.</summary>
    public static bool IsBelowAny(string domain, IReadOnlySet<string> parents)
    {
        for (var dot = domain.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = domain.IndexOf('.', dot + 1))
        {
            if (parents.Contains(domain[(dot + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static AccountDomainRefusal FindInLists(string domain) =>
        EmbeddedLists.Freemail.Contains(domain) ? AccountDomainRefusal.Freemail
        : EmbeddedLists.Disposable.Contains(domain) ? AccountDomainRefusal.Disposable
        : EmbeddedLists.SharedInfrastructure.Contains(domain) ? AccountDomainRefusal.SharedInfrastructure
        : EmbeddedLists.PublicSuffixes.IsPublicSuffix(domain) ? AccountDomainRefusal.PublicSuffix
        : AccountDomainRefusal.None;
}
