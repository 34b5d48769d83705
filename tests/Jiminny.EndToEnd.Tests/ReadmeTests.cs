using System.Text.RegularExpressions;
using ImportDemo.Reporting;

namespace Jiminny.EndToEnd.Tests;

/// <summary>What the README shows is what runs.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Checkout.Root.FullName, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_host_example_is_the_one_that_is_compiled() =>
        Assert.Contains(string.Join('\n', HostExampleText.Read()), Readme, StringComparison.Ordinal);

    [Fact]
    public void The_two_commands_are_there()
    {
        Assert.Contains("dotnet run -c Release --project samples/ImportDemo", Readme, StringComparison.Ordinal);
        Assert.Contains("dotnet test -c Release", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var links = Regex.Matches(Readme, @"\]\((?<path>[^)#:]+)\)").Select(match => match.Groups["path"].Value);

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Checkout.Root.FullName, link)), link));
    }
}
