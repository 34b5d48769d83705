namespace Jiminny.EndToEnd.Tests;

/// <summary>Bad input gets one clear line and exit code 2, and nothing half-done stays behind.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--corpus: there is no folder", "--corpus", "no/such/folder")]
    [InlineData("--mailboxes: 0 is too few", "--mailboxes", "0")]
    [InlineData("--mailboxes", "--mailboxes", "many")]
    [InlineData("--provider", "--provider", "elsewhere")]
    [InlineData("--resume needs --store", "--resume")]
    [InlineData("--resume: there is no store", "--resume", "--store", "no/such/store.db")]
    [InlineData("/proc/", "--store", "/proc/jiminny/store.db")]
    [InlineData("no-such-option", "--no-such-option")]
    public async Task A_mistake_is_named_in_one_line(string named, params string[] arguments)
    {
        var result = await DemoProcess.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        var line = Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_corpus_names_the_file_it_misses()
    {
        using var folder = new TemporaryFolder();

        var result = await DemoProcess.RunAsync("--corpus", folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("messages.jsonl.gz", Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var result = await DemoProcess.RunAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(
            ["--corpus", "--mailboxes", "--provider", "--match", "--quota", "--store", "--resume", "--output"],
            option => Assert.Contains(option, result.Output, StringComparison.Ordinal));
    }
}
