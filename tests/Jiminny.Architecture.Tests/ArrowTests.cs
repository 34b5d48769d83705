using System.Xml.Linq;

namespace Jiminny.Architecture.Tests;

/// <summary>Who may know whom. An arrow that is not listed here fails the build.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Jiminny.Roles"] = [],
        ["Jiminny.Crm.Abstractions"] = [],
        ["Jiminny.Matching"] = ["Jiminny.Crm.Abstractions"],
        ["Jiminny.Connectors.Abstractions"] = [],
        ["Jiminny.Http"] = [],
        ["Jiminny.Consent"] = ["Jiminny.Connectors.Abstractions"],
        ["Jiminny.Connectors.Microsoft"] = ["Jiminny.Connectors.Abstractions", "Jiminny.Consent", "Jiminny.Http"],
        ["Jiminny.Connectors.Google"] = ["Jiminny.Connectors.Abstractions", "Jiminny.Consent", "Jiminny.Http"],
        ["Jiminny.Import"] = ["Jiminny.Connectors.Abstractions", "Jiminny.Crm.Abstractions", "Jiminny.Matching"],
        ["Jiminny.EntityFrameworkCore"] = ["Jiminny.Import", "Jiminny.Consent", "Jiminny.Roles"],
        ["Jiminny.AspNetCore"] = ["Jiminny.Roles", "Jiminny.Consent"],
        ["Jiminny.Import.Quartz"] = ["Jiminny.Import"],
        ["Jiminny.Crm.Csv"] = ["Jiminny.Crm.Abstractions"],
        ["Jiminny.Crm.Salesforce"] = ["Jiminny.Crm.Abstractions", "Jiminny.Http"],
        ["Jiminny.Crm.HubSpot"] = ["Jiminny.Crm.Abstractions", "Jiminny.Http"],
        ["Jiminny.Crm.Conformance"] = ["Jiminny.Crm.Abstractions"],
        ["Jiminny.Emulator"] = [],
        ["Jiminny.Sdk"] =
        [
            "Jiminny.Roles", "Jiminny.Consent", "Jiminny.Connectors.Microsoft", "Jiminny.Connectors.Google", "Jiminny.Matching", "Jiminny.Import",
            "Jiminny.Crm.Csv",
        ],
    };

    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_references_only_what_the_architecture_allows(string package)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root.FullName, "src", package, $"{package}.csproj"));
        var referenced = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Empty(referenced.Except(Allowed[package]));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void An_assembly_references_only_what_it_can_reach_along_the_arrows(string package)
    {
        var referenced = Repository.Load(package).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Jiminny.", StringComparison.Ordinal));

        Assert.Empty(referenced.Except(Reachable(package)));
    }

    private static HashSet<string> Reachable(string package)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Allowed[package]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var further in Allowed[next])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }
}
