using Jiminny.Crm;

namespace Jiminny.Matching.Snapshots;

/// <summary>Turns matches into candidates, the only part of matching that makes objects.</summary>
internal readonly struct CandidateReader(SnapshotData data, MatchingRules rules, ushort stamp)
{
    /// <summary>Adds the candidates of one match, best first.</summary>
    /// <returns>How many there are, also those beyond the limit; and whether several share the best rank.</returns>
    public (int Count, bool IsAmbiguous) Read(AddressMatch match, int participant, byte role, List<MatchCandidate> candidates)
    {
        if (!match.IsMatch)
        {
            return default;
        }

        if (match.Stamp != stamp)
        {
            throw new ArgumentException("Another matcher made this match; ask the one that did.", nameof(match));
        }

        return match.Kind == AddressMatchKind.Exact
            ? ReadPeople(match, participant, role, candidates)
            : ReadAccounts(match, participant, role, candidates);
    }

    public MatchResult Resolve(ReadOnlySpan<AddressMatch> participants, ReadOnlySpan<byte> roles, long version)
    {
        var candidates = new List<MatchCandidate>();
        var kinds = new AddressMatchKind[participants.Length];
        var outcome = MatchOutcome.Unmatched;
        var total = 0;
        for (var i = 0; i < participants.Length; i++)
        {
            kinds[i] = participants[i].Kind;
            var (count, isAmbiguous) = Read(participants[i], i, roles.IsEmpty ? (byte)0 : roles[i], candidates);
            var here = count == 0 ? MatchOutcome.Unmatched
                : count > rules.CandidateLimit ? MatchOutcome.TooManyRecords
                : isAmbiguous ? MatchOutcome.Ambiguous
                : MatchOutcome.Matched;
            outcome = here > outcome ? here : outcome;
            total += count;
        }

        candidates.Sort(new CandidateOrder(rules));
        return new MatchResult(outcome, candidates, total, kinds, version);
    }

    private (int Count, bool IsAmbiguous) ReadPeople(AddressMatch match, int participant, byte role, List<MatchCandidate> candidates)
    {
        var directory = data.DirectoryOf(match.IsOverlay);
        var value = match.Handle;
        var records = data.IndexOf(match.IsOverlay).People.Expand(ref value);
        foreach (var record in records[..Math.Min(records.Length, rules.CandidateLimit)])
        {
            candidates.Add(new MatchCandidate(
                directory.TypeOf(record), directory.IdOf(record), directory.AccountIdOf(record), MatchTier.Exact, participant, role));
        }

        var isAmbiguous = records.Length > 1 && directory.TypeOf(records[0]) == directory.TypeOf(records[1]);
        return (records.Length, isAmbiguous);
    }

    private (int Count, bool IsAmbiguous) ReadAccounts(AddressMatch match, int participant, byte role, List<MatchCandidate> candidates)
    {
        var directory = data.DirectoryOf(match.IsOverlay);
        var value = match.Handle;
        var accounts = data.IndexOf(match.IsOverlay).Accounts.Expand(ref value);
        var tier = match.IsParent ? MatchTier.ParentDomain : MatchTier.Domain;
        foreach (var account in accounts[..Math.Min(accounts.Length, rules.CandidateLimit)])
        {
            var id = directory.AccountId(account);
            candidates.Add(new MatchCandidate(CrmRecordType.Account, id, id, tier, participant, role));
        }

        return (accounts.Length, accounts.Length > 1);
    }
}
