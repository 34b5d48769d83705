using System.Reflection;
using System.Text.RegularExpressions;

namespace Jiminny.Architecture.Tests;

public sealed partial class HouseRuleTests
{
    private static readonly string[] PurePackages =
    [
        "Jiminny.Roles", "Jiminny.Matching", "Jiminny.Crm.Abstractions", "Jiminny.Connectors.Abstractions", "Jiminny.Import",
    ];

    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Registrations_live_in_the_namespace_that_lights_up_the_sdk(string package)
    {
        var misplaced = Repository.Load(package).GetExportedTypes()
            .Where(type => type.IsSealed && type.IsAbstract)
            .Where(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(IsRegistration))
            .Where(type => type.Namespace != "Jiminny");

        Assert.Empty(misplaced);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Public_names_avoid_words_that_say_nothing(string package)
    {
        var vague = Repository.Load(package).GetExportedTypes().Where(type => VagueName().IsMatch(type.Name));

        Assert.Empty(vague);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Options_are_sealed_classes(string package)
    {
        var unsealed = Repository.Load(package).GetExportedTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && (type.IsValueType || !type.IsSealed));

        Assert.Empty(unsealed);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Asynchronous_methods_say_so(string package)
    {
        var silent = Repository.Load(package).GetExportedTypes()
            .Where(type => !typeof(Delegate).IsAssignableFrom(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && IsAwaitable(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.GetBaseDefinition().DeclaringType!.Assembly == method.DeclaringType!.Assembly)
            .Where(method => !method.Name.EndsWith("Fact", StringComparison.Ordinal) && !method.GetCustomAttributes().Any(IsFact))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Empty(silent);
    }

    [Fact]
    public void Pure_packages_are_marked_safe_for_trimming()
    {
        var unmarked = PurePackages
            .Where(Repository.Packages.Contains)
            .Where(package => Repository.Load(package).GetCustomAttributes<AssemblyMetadataAttribute>().All(data => data.Key != "IsTrimmable"));

        Assert.Empty(unmarked);
    }

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines()
    {
        var long_ = new[] { "src", "tests", "samples", "benchmarks" }
            .SelectMany(Repository.SourceFiles)
            .Where(file => File.ReadLines(file.FullName).Count() > 400)
            .Select(file => file.Name);

        Assert.Empty(long_);
    }

    [Fact]
    public void Product_code_takes_time_and_randomness_from_outside()
    {
        var offenders = Repository.SourceFiles("src")
            .Where(file => AmbientClock().IsMatch(File.ReadAllText(file.FullName)))
            .Select(file => file.Name);

        Assert.Empty(offenders);
    }

    private static bool IsRegistration(MethodInfo method) =>
        method.Name.StartsWith("Add", StringComparison.Ordinal)
        && method.GetParameters() is [var first, ..]
        && first.ParameterType.Name == "IServiceCollection";

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.Name is "Task`1" or "ValueTask`1" or "IAsyncEnumerable`1");

    private static bool IsFact(Attribute attribute) => attribute.GetType().Name is "FactAttribute" or "TheoryAttribute";

    [GeneratedRegex("(Helper|Util|Utils|Impl)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now\b|\bnew Random\(\)|(?<!\?\? )Random\.Shared|Thread\.Sleep|Stopwatch\.StartNew")]
    private static partial Regex AmbientClock();
}
