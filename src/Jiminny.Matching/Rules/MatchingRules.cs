using System.Collections.Frozen;
using Jiminny.Crm;

namespace Jiminny.Matching;

/// <summary>
/// The rules by which one organisation's matcher decides. Immutable and thread-safe, compared by value; made with <see
/// cref="CreateBuilder"/>.
/// An address that is a CRM record's own is a match whatever the rules say.
/// </summary>
public sealed class MatchingRules : IEquatable<MatchingRules>
{
    internal MatchingRules(MatchingRulesBuilder builder)
    {
        Internal = builder.Internal.ToFrozenSet(StringComparer.Ordinal);
        AllowedDomains = builder.Allowed.ToFrozenSet(StringComparer.Ordinal);
        DeniedDomains = builder.Denied.ToFrozenSet(StringComparer.Ordinal);
        ExcludedDomains = builder.ExcludedDomains.ToFrozenSet(StringComparer.Ordinal);
        ExcludedParents = builder.ExcludedParents.ToFrozenSet(StringComparer.Ordinal);
        ExcludedLocalParts = builder.ExcludedLocalParts.ToFrozenSet(StringComparer.Ordinal);
        PlusTagDomains = builder.PlusTags.ToFrozenSet(StringComparer.Ordinal);
        DomainRewrites = builder.Rewrites.ToFrozenDictionary(StringComparer.Ordinal);
        MatchAccountDomains = builder.AccountDomains;
        MatchParentDomains = builder.ParentDomains;
        IgnoreGmailDots = builder.GmailDots;
        UnquoteLocalParts = builder.Unquote;
        UseBuiltInLists = builder.BuiltInLists;
        SharedDomainLimit = builder.SharedLimit;
        CandidateLimit = builder.Limit;
        Precedence = [.. builder.Order];
    }

    /// <summary>No internal domains; account domains on; built-in lists; every opt-in off.</summary>
    public static MatchingRules Default { get; } = CreateBuilder().Build();

    /// <summary>The organisation's own domains, normalised. Default none.</summary>
    public IReadOnlySet<string> InternalDomains => Internal;

    /// <summary>Whether the domain of an account makes a match. Default <see langword="true"/>.</summary>
    public bool MatchAccountDomains { get; }

    /// <summary>Whether a sub-domain leads to the account of its parent domain. Default <see langword="false"/>.</summary>
    public bool MatchParentDomains { get; }

    /// <summary>
    /// Whether dots in the local part of gmail.com are ignored and googlemail.com is gmail.com. Default <see langword="false"/>.
    /// </summary>
    public bool IgnoreGmailDots { get; }

    /// <summary>Whether a quoted local part that needs no quotes equals the one without. Default <see langword="false"/>.</summary>
    public bool UnquoteLocalParts { get; }

    /// <summary>
    /// Whether the embedded lists of freemail, disposable, shared and public-suffix domains apply. Default <see langword="true"/>.
    /// </summary>
    public bool UseBuiltInLists { get; }

    /// <summary>
    /// From how many different accounts of its contacts on a domain is shared and no longer identifies an account; 0 for never. Default 5.
    /// </summary>
    public int SharedDomainLimit { get; }

    /// <summary>
    /// How many records one address may lead to before the outcome is <see cref="MatchOutcome.TooManyRecords"/>. Default 100.
    /// </summary>
    public int CandidateLimit { get; }

    /// <summary>The record types from best to worst. Default contact, lead, account.</summary>
    public IReadOnlyList<CrmRecordType> Precedence { get; }

    internal FrozenSet<string> Internal { get; }

    internal FrozenSet<string> AllowedDomains { get; }

    internal FrozenSet<string> DeniedDomains { get; }

    internal FrozenSet<string> ExcludedDomains { get; }

    internal FrozenSet<string> ExcludedParents { get; }

    internal FrozenSet<string> ExcludedLocalParts { get; }

    internal FrozenSet<string> PlusTagDomains { get; }

    internal FrozenDictionary<string, string> DomainRewrites { get; }

    /// <summary>Starts with the defaults.</summary>
    /// <returns>A builder.</returns>
    public static MatchingRulesBuilder CreateBuilder() => new();

    /// <inheritdoc />
    public bool Equals(MatchingRules? other) => other is not null
        && (ReferenceEquals(this, other)
            || (MatchAccountDomains == other.MatchAccountDomains
                && MatchParentDomains == other.MatchParentDomains
                && IgnoreGmailDots == other.IgnoreGmailDots
                && UnquoteLocalParts == other.UnquoteLocalParts
                && UseBuiltInLists == other.UseBuiltInLists
                && SharedDomainLimit == other.SharedDomainLimit
                && CandidateLimit == other.CandidateLimit
                && Precedence.SequenceEqual(other.Precedence)
                && InternalDomains.SetEquals(other.InternalDomains)
                && AllowedDomains.SetEquals(other.AllowedDomains)
                && DeniedDomains.SetEquals(other.DeniedDomains)
                && ExcludedDomains.SetEquals(other.ExcludedDomains)
                && ExcludedParents.SetEquals(other.ExcludedParents)
                && ExcludedLocalParts.SetEquals(other.ExcludedLocalParts)
                && PlusTagDomains.SetEquals(other.PlusTagDomains)
                && DomainRewrites.Count == other.DomainRewrites.Count
                && DomainRewrites.All(rewrite => other.DomainRewrites.TryGetValue(rewrite.Key, out var target) && target == rewrite.Value)));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MatchingRules);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(InternalDomains.Count, MatchAccountDomains, MatchParentDomains, CandidateLimit, SharedDomainLimit);

    internal bool IsInternal(ReadOnlySpan<char> domain) => Internal.Count > 0 && Internal.GetAlternateLookup<ReadOnlySpan<char>>().Contains(domain);

    /// <summary>The rank of a record type; lower is better.</summary>
    internal int RankOf(CrmRecordType type)
    {
        for (var rank = 0; rank < Precedence.Count; rank++)
        {
            if (Precedence[rank] == type)
            {
                return rank;
            }
        }

        return Precedence.Count;
    }
}
