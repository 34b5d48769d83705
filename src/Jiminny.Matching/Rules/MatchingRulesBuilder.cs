using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Lists;

namespace Jiminny.Matching;

/// <summary>
/// Collects an organisation's rules. Not thread-safe. Domains are normalised as in addresses; a text that is no domain is refused with an
/// <see cref="ArgumentException"/>.
/// </summary>
public sealed class MatchingRulesBuilder
{
    private static readonly CrmRecordType[] DefaultOrder = [CrmRecordType.Contact, CrmRecordType.Lead, CrmRecordType.Account];

    internal MatchingRulesBuilder() => Exclude([.. EmbeddedLists.NotPeople]);

    internal HashSet<string> Internal { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Allowed { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> ExcludedDomains { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> ExcludedParents { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> ExcludedLocalParts { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> PlusTags { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Rewrites { get; } = new(StringComparer.Ordinal);

    internal CrmRecordType[] Order { get; private set; } = DefaultOrder;

    internal bool AccountDomains { get; private set; } = true;

    internal bool ParentDomains { get; private set; }

    internal bool GmailDots { get; private set; }

    internal bool Unquote { get; private set; }

    internal bool BuiltInLists { get; private set; } = true;

    internal int SharedLimit { get; private set; } = 5;

    internal int Limit { get; private set; } = 100;

    /// <summary>Adds domains of the organisation itself. Only these, not their sub-domains.</summary>
    /// <param name="domains">Such as <c>our.example</c>.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder AddInternalDomains(params IEnumerable<string> domains) => AddDomains(Internal, domains);

    /// <summary>Lets these domains identify an account although a list or the data guard refuses them.</summary>
    /// <param name="domains">Such as <c>isp.example</c>.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder AllowAccountDomains(params IEnumerable<string> domains) => AddDomains(Allowed, domains);

    /// <summary>Never lets these domains identify an account.</summary>
    /// <param name="domains">Such as <c>partner.example</c>.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder DenyAccountDomains(params IEnumerable<string> domains) => AddDomains(Denied, domains);

    /// <summary>Sets whether the domain of an account makes a match. Default on.</summary>
    /// <param name="enabled">Whether it does.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder MatchAccountDomains(bool enabled) => Set(() => AccountDomains = enabled);

    /// <summary>Sets whether the embedded lists refuse account domains. Default on.</summary>
    /// <param name="enabled">Whether they do.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder UseBuiltInLists(bool enabled) => Set(() => BuiltInLists = enabled);

    /// <summary>
    /// Opts in to sub-domains: an address below an account's domain matches that account, the longest domain first. A public suffix is
    /// never a
    /// parent, not even one that <see cref="AllowAccountDomains"/> names.
    /// </summary>
    /// <param name="enabled">Whether they match.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder MatchParentDomains(bool enabled = true) => Set(() => ParentDomains = enabled);

    /// <summary>
    /// Opts in to ignoring what follows the first <c>+</c> of a local part, at these domains only, in the CRM and in mail. At many hosts
    /// <c>+</c> is
    /// a character like any other.
    /// </summary>
    /// <param name="domains">The domains.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder IgnorePlusTags(params IEnumerable<string> domains) => AddDomains(PlusTags, domains);

    /// <summary>Opts in to ignoring dots at gmail.com and to taking googlemail.com for gmail.com. Never applies to other domains.</summary>
    /// <param name="enabled">Whether to ignore them.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder IgnoreGmailDots(bool enabled = true) => Set(() => GmailDots = enabled);

    /// <summary>Opts in to <c>"ann"@x</c> being <c>ann@x</c>, when the quotes are not needed.</summary>
    /// <param name="enabled">Whether they are the same.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder UnquoteLocalParts(bool enabled = true) => Set(() => Unquote = enabled);

    /// <summary>
    /// Takes one domain for another, in the CRM and in mail: for a company that changed its name. Applied once, not in chains.
    /// </summary>
    /// <param name="domain">The domain as it may stand in an address.</param>
    /// <param name="target">The domain it is taken for.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder RewriteDomain(string domain, string target)
    {
        Rewrites[Normalise(domain)] = Normalise(target);
        return this;
    }

    /// <summary>
    /// Adds addresses behind which nobody stands: <c>rooms.example</c> is a domain, <c>*.rooms.example</c> everything below it,
    /// <c>alerts@</c> a local
    /// part at any domain (also with a <c>+tag</c>).
    /// </summary>
    /// <param name="patterns">The patterns.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder Exclude(params IEnumerable<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        foreach (var pattern in patterns)
        {
            if (pattern.StartsWith("*.", StringComparison.Ordinal))
            {
                ExcludedParents.Add(Normalise(pattern[2..]));
            }
            else if (pattern.EndsWith('@'))
            {
                ExcludedLocalParts.Add(CanonicalDomain.ParseLocalPart(pattern[..^1], nameof(patterns)));
            }
            else
            {
                ExcludedDomains.Add(Normalise(pattern));
            }
        }

        return this;
    }

    /// <summary>Drops all exclusions, the built-in ones too.</summary>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder ClearExclusions() => Set(() =>
    {
        ExcludedDomains.Clear();
        ExcludedParents.Clear();
        ExcludedLocalParts.Clear();
    });

    /// <summary>Sets the data guard: a domain whose contacts belong to this many accounts or more identifies none.</summary>
    /// <param name="accounts">At least 2, or 0 to switch the guard off. Default 5.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder SharedDomainLimit(int accounts)
    {
        if (accounts is < 0 or 1)
        {
            throw new ArgumentOutOfRangeException(nameof(accounts), accounts, "The shared-domain limit must be 0 (off) or at least 2.");
        }

        return Set(() => SharedLimit = accounts);
    }

    /// <summary>Sets how many records one address may lead to.</summary>
    /// <param name="records">At least 1. Default 100.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder CandidateLimit(int records)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(records, 1);
        return Set(() => Limit = records);
    }

    /// <summary>Sets the order of record types from best to worst. Types left out follow in the default order.</summary>
    /// <param name="types">Contact, lead and account in the order wanted.</param>
    /// <returns>This builder.</returns>
    public MatchingRulesBuilder Precedence(params IEnumerable<CrmRecordType> types) =>
        Set(() => Order = [.. types.Where(DefaultOrder.Contains).Concat(DefaultOrder).Distinct()]);

    /// <summary>Makes the rules.</summary>
    /// <returns>Immutable rules; the builder may be used further.</returns>
    public MatchingRules Build() => new(this);

    private static string Normalise(string domain) => CanonicalDomain.Parse(domain, nameof(domain));

    private MatchingRulesBuilder AddDomains(HashSet<string> set, IEnumerable<string> domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        foreach (var domain in domains)
        {
            set.Add(Normalise(domain));
        }

        return this;
    }

    private MatchingRulesBuilder Set(Action change)
    {
        change();
        return this;
    }
}
