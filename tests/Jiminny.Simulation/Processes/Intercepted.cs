using System.Collections.Concurrent;
using System.Reflection;

namespace Jiminny.Simulation.Processes;

/// <summary>
/// Stands before an interface and passes every asynchronous call through a function. Written against no particular member, so that an interface can grow.
/// </summary>
/// <typeparam name="T">The interface.</typeparam>
#pragma warning disable CA1852 // The runtime derives the proxy from it.
internal class Intercepted<T> : DispatchProxy
    where T : class
{
    private static readonly ConcurrentDictionary<MethodInfo, Invoker?> Invokers = new();

    private T _inner = null!;
    private Interceptor _interceptor = null!;

    private delegate object Invoker(Intercepted<T> proxy, MethodInfo method, object?[] arguments);

    public static T Create(T inner, Interceptor interceptor)
    {
        var proxy = Create<T, Intercepted<T>>();
        var self = (Intercepted<T>)(object)proxy;
        (self._inner, self._interceptor) = (inner, interceptor);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        var invoker = Invokers.GetOrAdd(targetMethod, InvokerOf);
        return invoker is null ? targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null) : invoker(this, targetMethod, args ?? []);
    }

    private static Invoker? InvokerOf(MethodInfo method)
    {
        var returned = method.ReturnType;
        if (returned == typeof(ValueTask))
        {
            return (proxy, called, arguments) => proxy.CallPlainAsync(called, arguments);
        }

        if (!returned.IsGenericType || returned.GetGenericTypeDefinition() != typeof(ValueTask<>))
        {
            return null;
        }

        return typeof(Intercepted<T>).GetMethod(nameof(CallAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(returned.GetGenericArguments()).CreateDelegate<Invoker>();
    }

    private object CallPlainAsync(MethodInfo method, object?[] arguments) => PlainAsync(method, arguments);

    private async ValueTask PlainAsync(MethodInfo method, object?[] arguments) =>
        await _interceptor(method.Name, arguments, async changed =>
        {
            await ((ValueTask)method.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, changed, null)!).ConfigureAwait(false);
            return null;
        }).ConfigureAwait(false);

    private object CallAsync<TResult>(MethodInfo method, object?[] arguments) => TypedAsync<TResult>(method, arguments);

    private async ValueTask<TResult> TypedAsync<TResult>(MethodInfo method, object?[] arguments) =>
        (TResult)(await _interceptor(method.Name, arguments, async changed =>
            await ((ValueTask<TResult>)method.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, changed, null)!).ConfigureAwait(false))
            .ConfigureAwait(false))!;
}

/// <summary>Sees a call, may change it, and passes it on.</summary>
/// <param name="method">The member's name.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="next">Makes the call.</param>
internal delegate ValueTask<object?> Interceptor(string method, object?[] arguments, Func<object?[], ValueTask<object?>> next);
