using System.Text.RegularExpressions;
using Jiminny.Connectors;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Documents;

public sealed partial class ConsentPageTests
{
    [Theory]
    [MemberData(nameof(Products.Ids), MemberType = typeof(Products))]
    public void The_page_in_docs_is_the_generated_one(string id)
    {
        var path = Path.Combine(Repository.Root, "docs", "consent", $"{id}.md");

        Assert.True(File.Exists(path), $"docs/consent/{id}.md is missing; write it with: dotnet run --project samples/ConsentReport -- --product {id} --output markdown");
        Assert.Equal(ConsentPage.Write(Products.Get(id)), File.ReadAllText(path));
    }

    [Fact]
    public void No_page_stands_for_a_product_that_is_gone() => Assert.Equal(
        Products.All.Select(product => $"{product.Id}.md").Append("README.md").Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(Repository.Root, "docs", "consent"), "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Jiminny_on_microsoft_asks_for_the_table_of_the_specification()
    {
        var rows = File.ReadLines(SharedFolder.Require("facts/domain.md"))
            .SkipWhile(line => !line.StartsWith("## A.", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("## B.", StringComparison.Ordinal))
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .SelectMany(match => match.Groups["scope"].Value.Split(", ").Select(scope => (
                Area: match.Groups["area"].Value.Trim(),
                Scope: scope.Trim('`'),
                Purpose: match.Groups["why"].Value.Trim(),
                Required: match.Groups["requirement"].Value.Trim() == "required")));
        var product = Products.Get("JiminnyMicrosoft365");
        var asked = product.Requests
            .Where(request => request.Scope.Value is not ("openid" or "profile" or "offline_access"))
            .Select(request => (product.Catalogue.Scopes[request.Scope].Area, request.Scope.Value, LowerFirst(request.Purpose), request.IsRequired));

        Assert.Equal(rows, asked);
    }

    [Fact]
    public void The_table_of_failures_names_each_error_with_who_acts()
    {
        string[] actors = ["the user", "an administrator", "who runs the application", "nobody, it is tried again"];
        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "consent", "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4 && actors.Contains(cells[1]))
            .SelectMany(cells => cells[2].Split(", ").Select(error => (Error: error.Trim('`'), Actor: (Actor)Array.IndexOf(actors, cells[1]))));

        Assert.Equal(
            Enum.GetValues<SignInError>().Select(error => (error.ToString(), new SignInFailure(error, "code").Actor)).Order(),
            documented.Order());
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^\| (?<area>[^|]+) \| (?<scope>`[^|]+`) \| (?<why>[^|]+) \| (?<requirement>[^|]+) \|$")]
    private static partial Regex Row();
}
