using System.Security.Cryptography;
using Jiminny.Connectors;
using Jiminny.Consent;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Adds consent: sign-in, connections and their tokens.</summary>
public static class ConsentServiceCollectionExtensions
{
    /// <summary>Adds sign-in, connections in memory, and <see cref="IAccessTokens"/> over them. Each provider's sign-in is added by its connector.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services. Adding twice changes nothing.</returns>
    public static IServiceCollection AddJiminnyConsent(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.AddOptions<ConsentOptions>().ValidateOnStart();
        services.AddOptions<TokenProtectionOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConsentOptions>, ConsentOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TokenProtectionOptions>, TokenProtectionOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DurableKeyCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => RandomNumberGenerator.Create());
        services.TryAddSingleton<IConsentPlans, ConfiguredConsentPlans>();
        services.TryAddSingleton<ISignInSessionStore, InMemorySignInSessions>();
        services.TryAddSingleton<IConnectionStore, InMemoryConnectionStore>();
        services.TryAddSingleton<ITokenProtector, AesGcmTokenProtector>();
        services.TryAddSingleton<ProviderAccountsSet>();
        services.TryAddSingleton<ConnectionWriter>();
        services.TryAddSingleton<IAccountSignIn, AccountSignIn>();
        services.TryAddSingleton<IAccountConnections, AccountConnections>();
        services.TryAddSingleton<IAccessTokens, ConnectedAccessTokens>();
        return services;
    }

    /// <summary>Adds consent, configured by code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, such as which plans to ask by.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyConsent(this IServiceCollection services, Action<ConsentOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyConsent().Configure(configure);
        return services;
    }

    /// <summary>Sets the keys that tokens are encrypted with, from a section such as <c>Jiminny:TokenKeys</c>, which a secret store fills.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the names of <see cref="TokenProtectionOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyTokenKeys(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJiminnyConsent().AddOptions<TokenProtectionOptions>().Bind(section);
        return services;
    }

    /// <summary>Sets the keys that tokens are encrypted with.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the keys.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyTokenKeys(this IServiceCollection services, Action<TokenProtectionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyConsent().Configure(configure);
        return services;
    }
}
