namespace Jiminny.Emulator.Tests.Support;

/// <summary>Finds the folder of facts and data beside the repository; tests that need it are skipped where it is absent.</summary>
internal static class SharedFolder
{
    public static string Require(params string[] path)
    {
        var found = Find(path);
        if (found is null)
            Assert.Skip($"requires the shared file ../shared/{string.Join('/', path)}.");
        return found;
    }

    public static string? Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Jiminny.Sdk.sln")))
                return Path.Combine([folder.FullName, "..", "shared", .. path]) is var wanted && Path.Exists(wanted) ? Path.GetFullPath(wanted) : null;
        return null;
    }
}
