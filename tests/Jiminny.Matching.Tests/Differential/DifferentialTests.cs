using System.Text;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Snapshots;
using Jiminny.Matching.Tests.Reference;

namespace Jiminny.Matching.Tests.Differential;

/// <summary>Every path and every kernel against the plain reference. More queries: set JIMINNY_MATCHING_QUERIES.</summary>
public sealed class DifferentialTests
{
    private const int BatchSize = 1_000;

    private static readonly int Queries =
        int.TryParse(Environment.GetEnvironmentVariable("JIMINNY_MATCHING_QUERIES"), out var queries) ? queries : 100_000;

    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        foreach (var people in new[] { 0, 40, 3_000, 30_000 })
        {
            cases.Add(people, "default");
        }

        cases.Add(3_000, "all opt-ins");
        cases.Add(3_000, "nothing");
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_path_differs_from_the_reference(int people, string rulesName)
    {
        var space = new AddressSpace(people + 7, people);
        var rules = MakeRules(rulesName, space);
        var reference = new ReferenceMatcher(space.Records, rules);
        var kernels = Enum.GetValues<KernelKind>().Where(KernelSupport.IsSupported).ToList();
        var matchers = kernels.ConvertAll(kernel => MatcherBuild.Build(space.Records, rules, kernel));
        var seen = new HashSet<string>();
        for (var done = 0; done < Queries; done += BatchSize)
        {
            var batch = new QueryBatch(Enumerable.Range(0, BatchSize).Select(_ => space.NextQuery()));
            var expected = batch.Texts.Select(reference.Match).ToList();
            foreach (var (kernel, matcher) in kernels.Zip(matchers))
            {
                var matches = batch.MatchUtf8(matcher);
                var wide = batch.MatchUtf16(matcher);
                for (var i = 0; i < matches.Length; i++)
                {
                    Assert.True(expected[i].Kind == matches[i].Kind, $"{kernel}: {expected[i].Kind} expected, not {matches[i].Kind}, for '{batch.Texts[i]}'");
                    Assert.True(matches[i] == wide[i], $"{kernel}: UTF-16 batch differs for '{batch.Texts[i]}'");
                    Assert.True(matches[i] == matcher.Match(batch.Texts[i]), $"{kernel}: single UTF-16 differs for '{batch.Texts[i]}'");
                    Assert.True(matches[i] == matcher.Match(batch.Utf8Of(i)), $"{kernel}: single UTF-8 differs for '{batch.Texts[i]}'");
                    if (kernel == kernels[0] && seen.Add(batch.Texts[i]))
                    {
                        Assert.Equal(expected[i].Candidates, MatcherBuild.Describe(matcher, matches[i]));
                    }
                }
            }
        }
    }

    private static MatchingRules MakeRules(string name, AddressSpace space) => name switch
    {
        "default" => MatchingRules.CreateBuilder().AddInternalDomains(space.InternalDomain).Build(),
        "nothing" => MatchingRules.CreateBuilder().ClearExclusions().UseBuiltInLists(false).SharedDomainLimit(0).MatchAccountDomains(false).Build(),
        _ => MatchingRules.CreateBuilder()
            .AddInternalDomains(space.InternalDomain)
            .AllowAccountDomains("gmail.com", "co.uk", space.Domain(1))
            .DenyAccountDomains(space.Domain(2))
            .Exclude("hr@", "*.co.example", space.Domain(3))
            .IgnorePlusTags("gmail.com", space.Domain(4))
            .IgnoreGmailDots()
            .UnquoteLocalParts()
            .RewriteDomain(space.Domain(5), space.Domain(6))
            .MatchParentDomains()
            .SharedDomainLimit(2)
            .Precedence(Jiminny.Crm.CrmRecordType.Lead)
            .Build(),
    };
}
