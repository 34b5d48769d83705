namespace Jiminny.Crm.Conformance;

/// <summary>No suite was left out.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmCompletenessSuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    /// <summary>The assembly of this test has a public class for each suite with this fixture.</summary>
    [Fact]
    public void Every_suite_is_run()
    {
        var run = GetType().Assembly.GetTypes().Where(type => type is { IsVisible: true, IsAbstract: false }).Select(SuiteOf).ToHashSet();
        var missing = typeof(CrmSuite<>).Assembly.GetExportedTypes()
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(CrmSuite<>))
            .Where(suite => !run.Contains(suite))
            .Select(suite => suite.Name[..suite.Name.IndexOf('`')])
            .Order()
            .ToArray();

        Assert.True(missing.Length == 0, $"No public class derives from {string.Join(", ", missing)} with {typeof(TFixture).Name}.");
    }

    private static Type? SuiteOf(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType
                && parent.Assembly == typeof(CrmSuite<>).Assembly
                && parent.GetGenericTypeDefinition() != typeof(CrmSuite<>)
                && parent.GenericTypeArguments[0] == typeof(TFixture))
            {
                return parent.GetGenericTypeDefinition();
            }
        }

        return null;
    }
}
