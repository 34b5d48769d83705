namespace Jiminny.EndToEnd.Tests;

/// <summary>The checkout the tests run in, and the data that may lie beside it.</summary>
internal static class Checkout
{
    public static DirectoryInfo Root { get; } = FindRoot();

    /// <summary>The shared corpus; the test is skipped where it does not exist.</summary>
    public static string Corpus()
    {
        var corpus = Path.Combine(Root.Parent!.FullName, "shared", "corpus");
        if (!Directory.Exists(corpus))
        {
            Assert.Skip("requires the shared corpus in ../shared/corpus.");
        }

        return corpus;
    }

    private static DirectoryInfo FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Jiminny.Sdk.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("Jiminny.Sdk.sln was not found above the tests.");
    }
}
