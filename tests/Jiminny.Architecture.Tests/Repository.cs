using System.Reflection;

namespace Jiminny.Architecture.Tests;

/// <summary>The checkout the tests run in.</summary>
internal static class Repository
{
    public static DirectoryInfo Root { get; } = FindRoot();

    public static IEnumerable<string> Packages =>
        Root.GetDirectories("src").Single().GetDirectories().Select(folder => folder.Name).Order(StringComparer.Ordinal);

    public static IEnumerable<FileInfo> SourceFiles(string folder) =>
        new DirectoryInfo(Path.Combine(Root.FullName, folder)).EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !IsOutput(file));

    public static Assembly Load(string package) => Assembly.Load(new AssemblyName(package));

    private static bool IsOutput(FileInfo file)
    {
        var parts = Path.GetRelativePath(Root.FullName, file.FullName).Split(Path.DirectorySeparatorChar);
        return parts.Contains("bin") || parts.Contains("obj");
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
