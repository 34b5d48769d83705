using System.Globalization;
using System.Text;
using Jiminny.Crm;

namespace Jiminny.Matching;

/// <summary>What a message or meeting came to, with all candidates. Immutable. Holds record ids, but no address, name or content.</summary>
public sealed class MatchResult
{
    private readonly AddressMatchKind[] _kinds;

    internal MatchResult(MatchOutcome outcome, IReadOnlyList<MatchCandidate> candidates, int candidateCount, AddressMatchKind[] kinds, long version)
    {
        _kinds = kinds;
        Outcome = outcome;
        Candidates = candidates;
        CandidateCount = candidateCount;
        Version = version;
    }

    /// <summary>The outcome. Anything but <see cref="MatchOutcome.Unmatched"/> means that the CRM knows somebody.</summary>
    public MatchOutcome Outcome { get; }

    /// <summary>
    /// The candidates, best first: by tier, then the organisation's precedence of record types, then id (ordinal), then participant. The
    /// order does
    /// not depend on the order in which the CRM was read. Of each participant at most <see cref="MatchingRules.CandidateLimit"/>.
    /// </summary>
    public IReadOnlyList<MatchCandidate> Candidates { get; }

    /// <summary>How many candidates there are, also those cut off by the limit.</summary>
    public int CandidateCount { get; }

    /// <summary>The version of the matcher that decided.</summary>
    public long Version { get; }

    /// <summary>Why, in words: outcome, kinds of participants, records by type and id. Free of addresses, names and content.</summary>
    /// <returns>Several lines of text.</returns>
    public string Explain()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Outcome}: {CandidateCount} candidates among {_kinds.Length} participants (matcher {Version})");
        for (var participant = 0; participant < _kinds.Length; participant++)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"- participant {participant}: {Describe(_kinds[participant])}");
            foreach (var candidate in Candidates)
            {
                if (candidate.Participant == participant)
                {
                    text.AppendLine().Append("    ");
                    Describe(text, candidate);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The outcome and the number of candidates.</summary>
    public override string ToString() => FormattableString.Invariant($"{Outcome} ({CandidateCount} candidates)");

    private static void Describe(StringBuilder text, MatchCandidate candidate)
    {
        text.Append(CultureInfo.InvariantCulture, $"{candidate.Type} {candidate.Id} by ");
        text.Append(candidate.Tier switch
        {
            MatchTier.Exact => "address",
            MatchTier.Domain => "domain",
            _ => "parent domain",
        });
        if (candidate.AccountId is { } account && candidate.Type != CrmRecordType.Account)
        {
            text.Append(CultureInfo.InvariantCulture, $", account {account}");
        }
    }

    private static string Describe(AddressMatchKind kind) => kind switch
    {
        AddressMatchKind.Exact => "a CRM record has the address",
        AddressMatchKind.Domain => "an account has the domain",
        AddressMatchKind.Internal => "inside the organisation",
        AddressMatchKind.NotAPerson => "not a person",
        AddressMatchKind.Invalid => "not an address",
        _ => "outside and unknown",
    };
}
