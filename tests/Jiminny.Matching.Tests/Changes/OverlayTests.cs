using Jiminny.Crm;
using Jiminny.Matching.Tests.Crm;
using Jiminny.Matching.Tests.Differential;
using Jiminny.Matching.Tests.Reference;

namespace Jiminny.Matching.Tests.Changes;

/// <summary>Whatever way changes take into the matcher, it answers like one that was built from the final records.</summary>
public sealed class OverlayTests
{
    [Theory]
    [InlineData(1, int.MaxValue, 0.5)]
    [InlineData(2, 1, 0.5)]
    [InlineData(3, 1, 0.5)]
    [InlineData(4, 1, 0.02)]
    public async Task Changes_lead_to_the_same_answers_as_a_fresh_build(int seed, int overlayThreshold, double overlayShare)
    {
        var random = new Random(seed);
        var space = new AddressSpace(seed, 600);
        var spare = new AddressSpace(seed + 100, 600);
        var rules = MatchingRules.CreateBuilder().AddInternalDomains(space.InternalDomain).SharedDomainLimit(3).MatchParentDomains(seed == 3).Build();
        var records = space.Records.ToDictionary(record => (record.Type, record.Id));
        var crm = new InMemoryCrm(space.Records);
        using var host = MatchingHost.Create(crm, rules, options =>
        {
            options.OverlayThreshold = overlayThreshold;
            options.OverlayShare = overlayShare;
        });
        (await host.Provider.AcquireAsync("org", CancellationToken.None)).Dispose();
        for (var round = 0; round < 8; round++)
        {
            for (var i = 0; i < 30; i++)
            {
                Change(random, records, spare, crm);
            }

            var report = await host.Provider.RefreshAsync("org", CancellationToken.None);
            await host.MergedAsync("org");
            using var lease = await host.Provider.AcquireAsync("org", CancellationToken.None);
            var reference = new ReferenceMatcher(records.Values, rules);
            using var fresh = MatchingHost.Create(new InMemoryCrm(records.Values), rules);
            var expected = await fresh.Provider.RebuildAsync("org", null, CancellationToken.None);

            Assert.False(report.IsFullRead);
            Assert.Equal(
                (expected.People, expected.Addresses, expected.AccountDomains), (report.People, report.Addresses, report.AccountDomains));
            Assert.Equal(expected.RefusedDomains, report.RefusedDomains);
            var queries = new QueryBatch(Enumerable.Range(0, 3_000).Select(_ => random.Next(2) == 0 ? space.NextQuery() : spare.NextQuery()));
            var matches = queries.MatchUtf8(lease.Matcher);
            for (var i = 0; i < matches.Length; i++)
            {
                var (kind, candidates) = reference.Match(queries.Texts[i]);
                Assert.True(kind == matches[i].Kind, $"round {round}: {kind} expected, not {matches[i].Kind}, for '{queries.Texts[i]}'");
                Assert.Equal(candidates, MatcherBuild.Describe(lease.Matcher, matches[i]));
                Assert.Equal(matches[i], lease.Matcher.Match(queries.Texts[i]));
            }
        }
    }

    private static void Change(Random random, Dictionary<(CrmRecordType, string), CrmRecord> records, AddressSpace spare, InMemoryCrm crm)
    {
        var keys = records.Keys.ToArray();
        var record = random.Next(3) switch
        {
            0 => spare.Records[random.Next(spare.Records.Count)],
            1 => Move(records[keys[random.Next(keys.Length)]], records[keys[random.Next(keys.Length)]]),
            _ => null,
        };
        if (record is null)
        {
            var (type, id) = keys[random.Next(keys.Length)];
            records.Remove((type, id));
            crm.Delete(type, id);
        }
        else
        {
            records[(record.Type, record.Id)] = record;
            crm.Upsert(record);
        }
    }

    /// <summary>A record takes over what another has.</summary>
    private static CrmRecord Move(CrmRecord record, CrmRecord other) => (record, other) switch
    {
        (Contact contact, Contact from) => contact with { Addresses = from.Addresses, AccountId = from.AccountId },
        (Contact contact, Lead from) => contact with { Addresses = from.Addresses },
        (Lead lead, Contact from) => lead with { Addresses = from.Addresses },
        (Account account, Account from) => account with { Domains = [.. account.Domains, .. from.Domains] },
        (Account account, _) => account with { Domains = [] },
        _ => record,
    };
}
