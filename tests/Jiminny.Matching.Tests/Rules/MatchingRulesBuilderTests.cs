namespace Jiminny.Matching.Tests.Rules;

public sealed class MatchingRulesBuilderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a@b.example")]
    [InlineData("\uFB01rma.example")]
    public void What_is_no_domain_is_refused_by_name(string domain)
    {
        var exception = Assert.Throws<ArgumentException>(() => MatchingRules.CreateBuilder().AddInternalDomains(domain));

        Assert.Contains($"'{domain}'", exception.Message);
    }

    [Fact]
    public void Domains_are_normalised() =>
        Assert.Equal(["our.example", "xn--bcher-kva.example"], MatchingRules.CreateBuilder().AddInternalDomains(" Our.EXAMPLE. ", "B\u00FCcher.example").Build().InternalDomains.Order());

    [Fact]
    public void Rules_are_compared_by_value()
    {
        static MatchingRulesBuilder Make() => MatchingRules.CreateBuilder().AddInternalDomains("a.example", "b.example").RewriteDomain("c.example", "d.example");

        Assert.Equal(Make().Build(), Make().Build());
        Assert.Equal(Make().Build().GetHashCode(), Make().Build().GetHashCode());
        Assert.NotEqual(Make().Build(), Make().RewriteDomain("c.example", "e.example").Build());
        Assert.NotEqual(Make().Build(), Make().Exclude("hr@").Build());
        Assert.NotEqual(Make().Build(), Make().SharedDomainLimit(7).Build());
        Assert.NotEqual(Make().Build(), Make().Precedence(Jiminny.Crm.CrmRecordType.Lead).Build());
    }

    [Fact]
    public void A_builder_does_not_change_rules_it_has_made()
    {
        var builder = MatchingRules.CreateBuilder();
        var rules = builder.Build();
        builder.AddInternalDomains("our.example");

        Assert.Empty(rules.InternalDomains);
    }

    [Fact]
    public void Limits_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MatchingRules.CreateBuilder().SharedDomainLimit(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MatchingRules.CreateBuilder().CandidateLimit(0));
    }
}
