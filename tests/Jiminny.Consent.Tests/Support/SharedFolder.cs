namespace Jiminny.Consent.Tests.Support;

/// <summary>The folder of vendor data beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class SharedFolder
{
    public static string Require(string relativePath)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", relativePath);
        if (!File.Exists(path))
        {
            Assert.Skip($"requires the shared file ../shared/{relativePath}.");
        }

        return path;
    }
}
