namespace Jiminny.EndToEnd.Tests;

/// <summary>Bad input gets one clear line and exit code 2, and nothing half-done stays behind.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--corpus: there is no folder", "--corpus", "no/such/folder")]
    [InlineData("--mailboxes: 0 is too few", "--mailboxes", "0")]
    [InlineData("--mailboxes: 'many' is no number", "--mailboxes", "many")]
    [InlineData("--mailboxes: '1.5' is no number", "--mailboxes", "1.5")]
    [InlineData("--mailboxes: '99999999999' is no number", "--mailboxes", "99999999999")]
    [InlineData("--store: the path is blank", "--store", "")]
    [InlineData("--corpus: the path is blank", "--corpus", "")]
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

    [Theory]
    [InlineData]
    [InlineData("--resume")]
    public async Task A_file_that_is_no_store_is_left_as_it_is(params string[] more)
    {
        using var folder = new TemporaryFolder();
        var letter = folder.File("letter.txt");
        await File.WriteAllTextAsync(letter, "Nothing that an import may empty.", TestContext.Current.CancellationToken);

        var result = await DemoProcess.RunAsync(["--store", letter, .. more]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("is a file of another kind", Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("Nothing that an import may empty.", await File.ReadAllTextAsync(letter, TestContext.Current.CancellationToken));
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
