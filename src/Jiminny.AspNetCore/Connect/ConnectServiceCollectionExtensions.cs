using Jiminny.AspNetCore.Connect;
using Jiminny.Consent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Adds the endpoints by which people connect accounts.</summary>
public static class ConnectServiceCollectionExtensions
{
    /// <summary>Adds the connect endpoints, to be mapped with <see cref="ConnectEndpointExtensions.MapJiminnyConnect"/>.</summary>
    /// <typeparam name="TMailbox">Says whose mailbox the person at the browser may connect.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services. Adding twice changes nothing.</returns>
    public static IServiceCollection AddJiminnyConnect<TMailbox>(this IServiceCollection services)
        where TMailbox : class, IConnectMailbox
    {
        services.AddJiminnyConsent().AddAntiforgery().AddOptions<ConnectOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConnectOptions>, ConnectOptionsValidator>());
        services.TryAddSingleton<IConnectMailbox, TMailbox>();
        services.TryAddSingleton<BrowserBinding>();
        services.TryAddSingleton<ConnectEndpoints>();
        return services;
    }

    /// <summary>Adds the connect endpoints, configured by a section such as <c>Jiminny:Connect</c>.</summary>
    /// <typeparam name="TMailbox">Says whose mailbox the person at the browser may connect.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the names of <see cref="ConnectOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyConnect<TMailbox>(this IServiceCollection services, IConfiguration section)
        where TMailbox : class, IConnectMailbox
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJiminnyConnect<TMailbox>().AddOptions<ConnectOptions>().Bind(section);
        return services;
    }

    /// <summary>Adds the connect endpoints, configured by code.</summary>
    /// <typeparam name="TMailbox">Says whose mailbox the person at the browser may connect.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyConnect<TMailbox>(this IServiceCollection services, Action<ConnectOptions> configure)
        where TMailbox : class, IConnectMailbox
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyConnect<TMailbox>().Configure(configure);
        return services;
    }

    /// <summary>
    /// Protects tokens with the host's data protection instead of keys of their own. With a durable store the host has to say where its keys are kept, as with
    /// <c>PersistKeysToFileSystem</c>; it does not start otherwise.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyDataProtectedTokens(this IServiceCollection services)
    {
        services.AddJiminnyConsent().AddDataProtection();
        return services.Replace(ServiceDescriptor.Singleton<ITokenProtector, DataProtectionTokenProtector>());
    }
}
