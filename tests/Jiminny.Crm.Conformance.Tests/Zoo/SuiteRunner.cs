using System.Reflection;
using Xunit.v3;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>Runs all suites with a fixture and says which tests fail, since a failing test in this assembly would be a failure of this assembly.</summary>
internal static class SuiteRunner
{
    private static readonly Type[] Suites =
    [
        typeof(Descriptor<>), typeof(Paging<>), typeof(Changes<>), typeof(Expiry<>), typeof(Deletion<>), typeof(Duplicate<>), typeof(Address<>),
        typeof(Cancellation<>), typeof(Throttling<>), typeof(Permission<>), typeof(Privacy<>), typeof(Concurrency<>), typeof(Activity<>),
        typeof(Lookup<>), typeof(Access<>),
    ];

    public static async Task<IReadOnlySet<string>> FailuresAsync(Type fixture)
    {
        var failures = new HashSet<string>();
        foreach (var suite in Suites.Select(open => open.MakeGenericType(fixture)))
        {
            foreach (var test in suite.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
            {
                foreach (var arguments in ArgumentsOf(test))
                {
                    if (await FailsAsync(suite, test, arguments))
                        failures.Add($"{suite.BaseType!.Name[..^2]}.{test.Name}");
                }
            }
        }

        return failures;
    }

    private static IEnumerable<object?[]> ArgumentsOf(MethodInfo test) =>
        test.GetCustomAttribute<TheoryAttribute>() is null
            ? [[]]
            : test.GetCustomAttributes<InlineDataAttribute>().Select(data => data.Data);

    private static async Task<bool> FailsAsync(Type suite, MethodInfo test, object?[] arguments)
    {
        await using var instance = (IAsyncLifetime)Activator.CreateInstance(suite)!;
        await instance.InitializeAsync();
        try
        {
            if (test.Invoke(instance, arguments) is Task running)
                await running;
            return false;
        }
        catch (Exception exception)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            return !cause.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal);
        }
    }

    private sealed class Descriptor<T> : CrmDescriptorSuite<T> where T : CrmFixture, new();
    private sealed class Paging<T> : CrmPagingSuite<T> where T : CrmFixture, new();
    private sealed class Changes<T> : CrmChangesSuite<T> where T : CrmFixture, new();
    private sealed class Expiry<T> : CrmExpirySuite<T> where T : CrmFixture, new();
    private sealed class Deletion<T> : CrmDeletionSuite<T> where T : CrmFixture, new();
    private sealed class Duplicate<T> : CrmDuplicateSuite<T> where T : CrmFixture, new();
    private sealed class Address<T> : CrmAddressSuite<T> where T : CrmFixture, new();
    private sealed class Cancellation<T> : CrmCancellationSuite<T> where T : CrmFixture, new();
    private sealed class Throttling<T> : CrmThrottlingSuite<T> where T : CrmFixture, new();
    private sealed class Permission<T> : CrmPermissionSuite<T> where T : CrmFixture, new();
    private sealed class Privacy<T> : CrmPrivacySuite<T> where T : CrmFixture, new();
    private sealed class Concurrency<T> : CrmConcurrencySuite<T> where T : CrmFixture, new();
    private sealed class Activity<T> : CrmActivitySuite<T> where T : CrmFixture, new();
    private sealed class Lookup<T> : CrmLookupSuite<T> where T : CrmFixture, new();
    private sealed class Access<T> : CrmAccessSuite<T> where T : CrmFixture, new();
}
