using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors;

public class ProviderServicesTests
{
    [Theory]
    [InlineData("https://api.example/v1/me", true)]
    [InlineData("https://API.EXAMPLE/other", true)]
    [InlineData("https://api.example:443/x", true)]
    [InlineData("https://OTHER.example/x", true)]
    [InlineData("http://api.example/x", false)]
    [InlineData("https://api.example:444/x", false)]
    [InlineData("https://other.example:444/x", false)]
    [InlineData("http://other.example/x", false)]
    [InlineData("https://sub.api.example/x", false)]
    [InlineData("https://api.example.evil.example/x", false)]
    [InlineData("https://api.example@evil.example/x", false)]
    [InlineData("https://user:pass@api.example/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/relative", false)]
    public void A_token_goes_to_the_base_address_and_the_hosts_named(string uri, bool expected)
    {
        var hosts = new AllowedHosts(new Uri("https://api.example/v1/"), ["other.example"]);

        Assert.Equal(expected, hosts.Contains(new Uri(uri, UriKind.RelativeOrAbsolute)));
        Assert.False(hosts.Contains(null));
    }

    [Fact]
    public void A_base_address_on_this_machine_is_allowed_with_its_port_only()
    {
        var hosts = new AllowedHosts(new Uri("http://127.0.0.1:5000/"), []);

        Assert.True(hosts.Contains(new Uri("http://127.0.0.1:5000/x")));
        Assert.False(hosts.Contains(new Uri("http://127.0.0.1:5001/x")));
        Assert.False(hosts.Contains(new Uri("https://127.0.0.1:5000/x")));
    }

    [Theory]
    [InlineData("ErrorAccessDenied", "ErrorAccessDenied")]
    [InlineData("a.b_c-1", "a.b_c-1")]
    [InlineData("somebody@x.example", "400")]
    [InlineData("two words", "400")]
    [InlineData("é", "400")]
    [InlineData("", "400")]
    [InlineData(null, "400")]
    public void Only_a_word_is_a_code(string? code, string expected)
    {
        Assert.Equal(expected, ProviderProblem.SafeCode(code, otherwise: "400"));
        Assert.Equal("400", ProviderProblem.SafeCode(new string('a', 65), otherwise: "400"));
    }

    [Fact]
    public void An_answer_is_one_of_two_things()
    {
        SourceAnswer<string> value = "v";
        SourceAnswer<string> failure = new SourceFailure(SourceError.NotFound, "404");

        Assert.True(value.TryGet(out var text, out _));
        Assert.Equal("v", text);
        Assert.False(failure.TryGet(out _, out var reason));
        Assert.Equal(SourceError.NotFound, reason.Error);
        Assert.Throws<InvalidOperationException>(() => default(SourceAnswer<string>).TryGet(out _, out _));
    }
}
