using System.Text;
using Jiminny.Crm;
using Jiminny.Matching.Tests.Differential;

namespace Jiminny.Matching.Tests.Rules;

/// <summary>The rules table of docs/matching.md, row by row.</summary>
public sealed class RulesTableTests
{
    [Theory]
    [InlineData("ann@customer.example", "ann@customer.example", AddressMatchKind.Exact)]
    [InlineData("Ann@Customer.EXAMPLE", " ANN@customer.example\r\n", AddressMatchKind.Exact)]
    [InlineData("ann@customer.example", "ann@customer.example.", AddressMatchKind.Exact)]
    [InlineData("ann@customer.example", "ann@customer.example..", AddressMatchKind.Unmatched)]
    [InlineData("ann@customer.example", "ann@sub.customer.example", AddressMatchKind.Unmatched)]
    [InlineData("a..b@customer.example", "A..B@customer.example", AddressMatchKind.Exact)]
    [InlineData(".a@customer.example", ".a@customer.example", AddressMatchKind.Exact)]
    [InlineData("a.b@gmail.com", "ab@gmail.com", AddressMatchKind.Unmatched)]
    [InlineData("ann@googlemail.com", "ann@gmail.com", AddressMatchKind.Unmatched)]
    [InlineData("ann@gmail.com", "ann+news@gmail.com", AddressMatchKind.Unmatched)]
    [InlineData("\"a b\"@customer.example", "\"A B\"@customer.example", AddressMatchKind.Exact)]
    [InlineData("\"ann\"@customer.example", "ann@customer.example", AddressMatchKind.Unmatched)]
    [InlineData("\"a@b\"@customer.example", "\"a@b\"@customer.example", AddressMatchKind.Exact)]
    [InlineData("o'neil@customer.example", "O'Neil@customer.example", AddressMatchKind.Exact)]
    [InlineData("ann@eaade", "ann@EAADE", AddressMatchKind.Exact)]
    [InlineData("jos\u00E9@customer.example", "jose\u0301@customer.example", AddressMatchKind.Exact)]
    [InlineData("\u00C5sa@customer.example", "\u00E5sa@customer.example", AddressMatchKind.Unmatched)]
    [InlineData("kim@customer.example", "\u212Aim@customer.example", AddressMatchKind.Unmatched)]
    [InlineData("stra\u00DFe@customer.example", "strasse@customer.example", AddressMatchKind.Unmatched)]
    [InlineData("ann@b\u00FCcher.example", "ann@B\u00DCCHER.example", AddressMatchKind.Exact)]
    [InlineData("ann@b\u00FCcher.example", "ann@xn--bcher-kva.example", AddressMatchKind.Exact)]
    [InlineData("ann@sap.example", "ann@\u017Fap.example", AddressMatchKind.Invalid)]
    [InlineData("ann@firma.example", "ann@\uFB01rma.example", AddressMatchKind.Invalid)]
    [InlineData("ann@acme.example", "ann@\u0430cme.example", AddressMatchKind.Unmatched)]
    [InlineData("ann@customer.example", "ceo@customer.example <ann@customer.example>", AddressMatchKind.Invalid)]
    [InlineData("ann@customer.example", "ann@@customer.example", AddressMatchKind.Invalid)]
    [InlineData("ann@customer.example", "@customer.example", AddressMatchKind.Invalid)]
    [InlineData("ann@customer.example", "ann@", AddressMatchKind.Invalid)]
    [InlineData("ann@customer.example", "ann@.", AddressMatchKind.Invalid)]
    [InlineData("ann@customer.example", "", AddressMatchKind.Invalid)]
    [InlineData("ann@customer.example", "an\u0000n@customer.example", AddressMatchKind.Invalid)]
    [InlineData("ann@customer.example", "bob@our.example", AddressMatchKind.Internal)]
    [InlineData("ann@customer.example", "bob@sub.our.example", AddressMatchKind.Unmatched)]
    [InlineData("bob@our.example", "bob@our.example", AddressMatchKind.Exact)]
    [InlineData("noreply@customer.example", "no-reply@customer.example", AddressMatchKind.NotAPerson)]
    [InlineData("noreply@customer.example", "NoReply@customer.example", AddressMatchKind.Exact)]
    [InlineData("ann@customer.example", "noreply+17@unknown.example", AddressMatchKind.NotAPerson)]
    [InlineData("ann@customer.example", "noreplyy@unknown.example", AddressMatchKind.Unmatched)]
    [InlineData("ann@customer.example", "c_1@resource.calendar.google.com", AddressMatchKind.NotAPerson)]
    [InlineData("ann@customer.example", "x@privaterelay.appleid.com", AddressMatchKind.NotAPerson)]
    [InlineData("ann@customer.example", "anybody@account.example", AddressMatchKind.Domain)]
    [InlineData("ann@customer.example", "anybody@gmail.com", AddressMatchKind.Unmatched)]
    [InlineData("ann@customer.example", "anybody@co.uk", AddressMatchKind.Unmatched)]
    public void By_default(string known, string asked, AddressMatchKind expected) => AssertKind(Default(), known, asked, expected);

    // NFC takes this character apart: four octets as written are eight as compared.
    [Theory]
    [InlineData(8, AddressMatchKind.Unmatched)]
    [InlineData(9, AddressMatchKind.Invalid)]
    [InlineData(16, AddressMatchKind.Invalid)]
    public void The_limits_hold_for_what_is_compared(int notes, AddressMatchKind expected) =>
        AssertKind(Default(), "ann@customer.example", string.Concat(Enumerable.Repeat("\U0001D15E", notes)) + "@unknown.example", expected);

    [Theory]
    [InlineData("ann@gmail.com", "ann+news@gmail.com", AddressMatchKind.Exact)]
    [InlineData("ann+crm@gmail.com", "ann@gmail.com", AddressMatchKind.Exact)]
    [InlineData("ann@customer.example", "ann+news@customer.example", AddressMatchKind.Unmatched)]
    [InlineData("a.n.n@gmail.com", "ann@googlemail.com", AddressMatchKind.Exact)]
    [InlineData("a.n.n@customer.example", "ann@customer.example", AddressMatchKind.Unmatched)]
    [InlineData("\"ann\"@customer.example", "ann@customer.example", AddressMatchKind.Exact)]
    [InlineData("\"a n\"@customer.example", "a n@customer.example", AddressMatchKind.Unmatched)]
    [InlineData("ann@old.example", "ann@new.example", AddressMatchKind.Exact)]
    [InlineData("ann@new.example", "ann@old.example", AddressMatchKind.Exact)]
    [InlineData("ann@customer.example", "bob@mail.eu.account.example", AddressMatchKind.Domain)]
    [InlineData("ann@customer.example", "bob@notaccount.example", AddressMatchKind.Unmatched)]
    [InlineData("ann@customer.example", "bob@shop.myshop.github.io", AddressMatchKind.Unmatched)]
    public void With_every_opt_in(string known, string asked, AddressMatchKind expected)
    {
        var rules = MatchingRules.CreateBuilder()
            .IgnorePlusTags("gmail.com")
            .IgnoreGmailDots()
            .UnquoteLocalParts()
            .RewriteDomain("old.example", "new.example")
            .MatchParentDomains()
            .AllowAccountDomains("github.io")
            .Build();
        AssertKind(rules, known, asked, expected);
    }

    [Fact]
    public void A_parent_domain_is_told_apart_from_the_domain_itself()
    {
        var matcher = MatcherBuild.Build([new Account("A1") { Domains = ["account.example"] }], MatchingRules.CreateBuilder().MatchParentDomains().Build());

        Assert.Equal(MatchTier.ParentDomain, Assert.Single(matcher.FindCandidates(matcher.Match("bob@eu.account.example"))).Tier);
        Assert.Equal(MatchTier.Domain, Assert.Single(matcher.FindCandidates(matcher.Match("bob@account.example"))).Tier);
    }

    [Theory]
    [InlineData("gmail.com", AccountDomainRefusal.Freemail)]
    [InlineData("co.uk", AccountDomainRefusal.PublicSuffix)]
    [InlineData("github.io", AccountDomainRefusal.PublicSuffix)]
    [InlineData("mailinator.com", AccountDomainRefusal.Disposable)]
    [InlineData("onmicrosoft.com", AccountDomainRefusal.SharedInfrastructure)]
    [InlineData("privaterelay.appleid.com", AccountDomainRefusal.NotPeople)]
    [InlineData("our.example", AccountDomainRefusal.Internal)]
    [InlineData("partner.example", AccountDomainRefusal.Denied)]
    [InlineData("agency.example", AccountDomainRefusal.SharedByAccounts)]
    [InlineData("customer.example", AccountDomainRefusal.None)]
    public void An_account_domain_that_identifies_nobody_is_refused_and_reported(string domain, AccountDomainRefusal expected)
    {
        var contacts = Enumerable.Range(0, 5).Select(i => new Contact($"C{i}") { AccountId = $"B{i}", Addresses = [$"c{i}@agency.example"] });
        var rules = MatchingRules.CreateBuilder().AddInternalDomains("our.example").DenyAccountDomains("partner.example").Build();
        var matcher = MatcherBuild.Build([new Account("A2") { Domains = [domain] }, new Account("A1") { Domains = [domain] }, .. contacts], rules);

        Assert.Equal(expected == AccountDomainRefusal.None, matcher.Match($"zoe@{domain}").Kind == AddressMatchKind.Domain);
        Assert.Equal(expected == AccountDomainRefusal.None ? [] : [new RefusedAccountDomain("A1", domain, expected)], matcher.Refused);
    }

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("agency.example")]
    public void An_allowed_domain_identifies_its_account_all_the_same(string domain)
    {
        var contacts = Enumerable.Range(0, 9).Select(i => new Contact($"C{i}") { AccountId = $"B{i}", Addresses = [$"c{i}@agency.example"] });
        var rules = MatchingRules.CreateBuilder().AllowAccountDomains(domain).Build();
        var matcher = MatcherBuild.Build([new Account("A1") { Domains = [domain] }, .. contacts], rules);

        Assert.Equal(AddressMatchKind.Domain, matcher.Match($"zoe@{domain}").Kind);
    }

    private static MatchingRules Default() => MatchingRules.CreateBuilder().AddInternalDomains("our.example").Build();

    private static void AssertKind(MatchingRules rules, string known, string asked, AddressMatchKind expected)
    {
        CrmRecord[] records =
        [
            new Contact("C1") { Addresses = [known] },
            new Account("A1") { Domains = ["account.example", "gmail.com", "co.uk", "github.io"] },
        ];
        var matcher = MatcherBuild.Build(records, rules);
        Assert.Equal(expected, matcher.Match(asked).Kind);
        Assert.Equal(expected, matcher.Match(Encoding.UTF8.GetBytes(asked)).Kind);
    }
}
