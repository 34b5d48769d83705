namespace Jiminny.Roles.Tests;

public sealed class ComparisonTests
{
    private const string Start = "<!-- matrix: generated, compared by a test -->\n";
    private const string End = "<!-- end of matrix -->";

    [Fact]
    public void Matrix_IsAsApproved()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Approved");
        var matrix = Matrix();
        File.WriteAllText(Path.Combine(folder, "comparison.received.md"), matrix);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "comparison.md")), matrix);
    }

    [Fact]
    public void Matrix_IsTheOneInTheDocs()
    {
        var root = Repository();
        Assert.SkipWhen(root is null, "Not run from a checkout.");
        var page = File.ReadAllText(Path.Combine(root!, "docs", "roles.md"));
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        Assert.Equal(Matrix().Trim(), page[from..page.IndexOf(End, StringComparison.Ordinal)].Trim());
    }

    [Fact]
    public void EveryColumn_IsAModelAndARoleSet()
    {
        var comparison = RoleModelComparison.Compare(RoleModels.Classic, RoleModels.Current);
        Assert.All(comparison.Rows, row => Assert.Equal(comparison.Columns.Length, row.Cells.Length));
        Assert.Equal(Permissions.All.Length, comparison.Rows.Length);
        Assert.Equal("###", RoleModelComparison.Compare(RoleModels.Current, RoleModels.Current).ToMarkdown()[..3]);
    }

    private static string Matrix() => RoleModelComparison.Compare(RoleModels.Classic, RoleModels.Current).ToMarkdown();

    private static string? Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jiminny.Sdk.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
