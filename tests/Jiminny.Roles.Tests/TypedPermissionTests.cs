using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Jiminny.Roles.Tests;

/// <summary>Shows by the compiler itself that a permission asked with the wrong resource does not compile.</summary>
public sealed class TypedPermissionTests
{
    [Theory]
    [InlineData("model.Decide(member, Permissions.Recordings.Download, new Recording(\"o\", \"m\"))", true)]
    [InlineData("model.Decide(member, Permissions.Recordings.Download, new Team(\"o\", \"t\"))", false)]
    [InlineData("model.Decide(member, Permissions.Teams.InviteMember, new Organisation(\"o\"))", false)]
    [InlineData("model.Decide(member, Permissions.Finance.Configure, new Billing(\"o\"))", true)]
    [InlineData("model.Remedies(member, Permissions.Calls.Log, new Call(\"o\", \"m\"))", false)]
    [InlineData("model.WhoCan(Permissions.Calls.Log, new CrmRecord(\"o\", \"m\"), new[] { member })", true)]
    public void OnlyTheRightResource_Compiles(string expression, bool compiles)
    {
        var source = $"using Jiminny.Roles; public static class C {{ public static object M(RoleModel model, Member member) => {expression}; }}";
        var references = AppDomain.CurrentDomain.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!.ToString()!.Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "typed", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.Id).ToList();

        if (compiles)
            Assert.Empty(errors);
        else
            Assert.Equal("CS0411", Assert.Single(errors));
    }
}
