using System.Diagnostics;
using System.Text.Json;

namespace ConsentReport.Tests;

/// <summary>The report as a person or a program runs it.</summary>
public sealed class ReportTests
{
    public static TheoryData<string> Products { get; } =
        ["JiminnyMicrosoft365", "JiminnyGoogle", "SalesCrmGoogle", "SalesCrmOutlook", "TypeCrmGoogle", "TypeCrmOutlook"];

    [Theory]
    [MemberData(nameof(Products))]
    public async Task A_product_prints_its_table_plan_and_difference(string product)
    {
        var text = await RunAsync("--product", product, "--output", "text");
        Assert.Equal((0, string.Empty), (text.ExitCode, text.Errors));
        Assert.All(["Permissions", "Plan", "Difference to the grant"], part => Assert.Contains(part, text.Output, StringComparison.Ordinal));

        var json = await RunAsync("--product", product, "--output", "json");
        using var document = JsonDocument.Parse(json.Output);
        var root = document.RootElement;
        Assert.Equal(product, root.GetProperty("product").GetString());
        Assert.True(root.GetProperty("table").GetArrayLength() >= 5);
        Assert.Equal("sign-in", root.GetProperty("plan").GetProperty("steps")[0].GetProperty("id").GetString());
        Assert.Equal(root.GetProperty("plan").GetProperty("scopes").GetArrayLength(), root.GetProperty("diff").GetProperty("missing").GetArrayLength());
        Assert.Equal(0, root.GetProperty("diff").GetProperty("on").GetArrayLength());
    }

    [Fact]
    public async Task A_grant_of_the_whole_plan_leaves_nothing_to_do()
    {
        using var first = JsonDocument.Parse((await RunAsync("--product", "SalesCrmGoogle", "--output", "json")).Output);
        var scopes = string.Join(' ', first.RootElement.GetProperty("plan").GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        using var second = JsonDocument.Parse((await RunAsync("--product", "SalesCrmGoogle", "--grant", scopes, "--output", "json")).Output);

        var diff = second.RootElement.GetProperty("diff");
        Assert.All(["missing", "excess", "conflicting", "off"], part => Assert.Equal(0, diff.GetProperty(part).GetArrayLength()));
    }

    [Theory]
    [InlineData("Unknown product 'Jimmy'", "--product", "Jimmy")]
    [InlineData("Unknown Google scope 'Mail.Read'", "--product", "JiminnyGoogle", "--grant", "openid Mail.Read")]
    [InlineData("has no setting 'teams'", "--product", "JiminnyGoogle", "--settings", "teams")]
    [InlineData("--product", "--output", "text")]
    [InlineData("xml", "--product", "JiminnyGoogle", "--output", "xml")]
    public async Task What_cannot_be_understood_gets_one_line_and_exit_code_2(string expected, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "ConsentReport.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
