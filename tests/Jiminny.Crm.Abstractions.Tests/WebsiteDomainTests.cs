using FsCheck;
using FsCheck.Fluent;

namespace Jiminny.Crm.Tests;

public sealed class WebsiteDomainTests
{
    [Theory]
    [InlineData("https://www.customer.example/path?q=1#top", "customer.example")]
    [InlineData("customer.example", "customer.example")]
    [InlineData(" CUSTOMER.Example:8080 ", "customer.example")]
    [InlineData("ftp://user:secret@files.customer.example/x", "files.customer.example")]
    [InlineData("www.example", "www.example")]
    [InlineData("customer.example.", "customer.example")]
    [InlineData("bücher.example", "bücher.example")]
    [InlineData("xn--bcher-kva.example", "xn--bcher-kva.example")]
    public void A_website_holds_a_domain(string website, string domain)
    {
        Assert.True(WebsiteDomain.TryParse(website, out var parsed));
        Assert.Equal(domain, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("n/a")]
    [InlineData("localhost")]
    [InlineData("http://www.expressl&t.net")]
    [InlineData("https://")]
    [InlineData("two words.example")]
    [InlineData("a..example")]
    [InlineData("-a.example")]
    public void What_is_no_website_holds_none(string? website) => Assert.False(WebsiteDomain.TryParse(website, out _));

    [Fact]
    public void A_domain_found_is_found_again_in_itself() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(ArbMap.Default.ArbFor<string?>(), website =>
            {
                if (WebsiteDomain.TryParse(website, out var domain))
                    Assert.True(WebsiteDomain.TryParse(domain, out var again) && (again == domain || domain.StartsWith("www.", StringComparison.Ordinal)));
            }));
}
