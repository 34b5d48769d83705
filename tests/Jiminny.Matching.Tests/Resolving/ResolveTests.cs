using Jiminny.Crm;
using Jiminny.Matching.Tests.Differential;

namespace Jiminny.Matching.Tests.Resolving;

public sealed class ResolveTests
{
    private static readonly CrmRecord[] Records =
    [
        new Account("A1") { Domains = ["customer.example"] },
        new Account("A2") { Domains = ["customer.example"] },
        new Account("A3") { Domains = ["other.example"] },
        new Lead("L1") { Addresses = ["ann@customer.example"] },
        new Contact("C2") { Addresses = ["ann@customer.example"], AccountId = "A1" },
        new Contact("C1") { Addresses = ["bob@customer.example"], AccountId = "A2" },
        new Contact("C3") { Addresses = ["twin@x.example"] },
        new Contact("C4") { Addresses = ["twin@x.example"] },
    ];

    private static readonly MatchingRules Rules = MatchingRules.CreateBuilder().AddInternalDomains("our.example").CandidateLimit(3).Build();

    [Fact]
    public void All_candidates_come_by_tier_type_id_and_participant_with_role_and_account()
    {
        var result = Resolve(Rules, ["zoe@customer.example", "ann@customer.example", "bob@customer.example"], [5, 6, 7]);

        Assert.Equal(
            [
                new MatchCandidate(CrmRecordType.Contact, "C1", "A2", MatchTier.Exact, 2, 7),
                new MatchCandidate(CrmRecordType.Contact, "C2", "A1", MatchTier.Exact, 1, 6),
                new MatchCandidate(CrmRecordType.Lead, "L1", null, MatchTier.Exact, 1, 6),
                new MatchCandidate(CrmRecordType.Account, "A1", "A1", MatchTier.Domain, 0, 5),
                new MatchCandidate(CrmRecordType.Account, "A2", "A2", MatchTier.Domain, 0, 5),
            ],
            result.Candidates);
    }

    [Fact]
    public void The_host_may_prefer_leads()
    {
        var rules = MatchingRules.CreateBuilder().Precedence(CrmRecordType.Lead).Build();

        Assert.Equal(["L1", "C2"], Resolve(rules, ["ann@customer.example"]).Candidates.Select(candidate => candidate.Id));
    }

    [Theory]
    [InlineData(MatchOutcome.Unmatched, "a@our.example", "b@unknown.example")]
    [InlineData(MatchOutcome.Unmatched)]
    [InlineData(MatchOutcome.Matched, "a@our.example", "ann@customer.example")]
    [InlineData(MatchOutcome.Matched, "zoe@other.example")]
    [InlineData(MatchOutcome.Ambiguous, "twin@x.example")]
    [InlineData(MatchOutcome.Ambiguous, "ann@customer.example", "zoe@customer.example")]
    public void The_outcome_says_whether_somebody_has_to_choose(MatchOutcome expected, params string[] addresses) =>
        Assert.Equal(expected, Resolve(Rules, addresses).Outcome);

    [Fact]
    public void Too_many_records_are_an_outcome_and_the_list_is_cut()
    {
        var many = Enumerable.Range(0, 9).Select(i => new Lead($"L{i}") { Addresses = ["info@x.example"] });
        var matcher = MatcherBuild.Build(many, Rules);
        var result = matcher.Resolve([matcher.Match("info@x.example")]);

        Assert.Equal(MatchOutcome.TooManyRecords, result.Outcome);
        Assert.Equal(["L0", "L1", "L2"], result.Candidates.Select(candidate => candidate.Id));
        Assert.Equal(9, result.CandidateCount);
    }

    [Fact]
    public void The_explanation_names_records_and_no_address()
    {
        var text = Resolve(Rules, ["ann@customer.example", "boss@our.example", "noreply@x.example", "zoe@customer.example", "@"]).Explain();

        Assert.Contains("Contact C2 by address, account A1", text);
        Assert.Contains("Account A2 by domain", text);
        Assert.Contains("inside the organisation", text);
        Assert.Contains("not a person", text);
        Assert.DoesNotContain("customer", text);
        Assert.DoesNotContain("@", text);
        Assert.DoesNotContain("ann", text.Replace("cannot", ""));
    }

    [Fact]
    public void A_match_of_another_matcher_is_refused()
    {
        var match = MatcherBuild.Build(Records, Rules).Match("ann@customer.example");
        var other = new Snapshots.MatcherSnapshot(Rules, MatcherBuild.Build(Records, Rules).Data, version: 2);

        Assert.Throws<ArgumentException>(() => other.FindCandidates(match));
        Assert.Throws<ArgumentException>(() => other.Resolve([match]));
    }

    [Fact]
    public void Roles_must_be_parallel() =>
        Assert.Throws<ArgumentException>(() => Resolve(Rules, ["ann@customer.example"], [1, 2]));

    private static MatchResult Resolve(MatchingRules rules, string[] addresses, byte[]? roles = null)
    {
        var matcher = MatcherBuild.Build(Records, rules);
        return matcher.Resolve([.. addresses.Select(address => matcher.Match(address))], roles);
    }
}
