using Jiminny.Connectors.Google;
using Jiminny.Connectors.Google.Transport;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Adds sign-in with Google accounts.</summary>
public static class GoogleSignInServiceCollectionExtensions
{
    /// <summary>Adds sign-in with Google accounts, and consent with it.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services. Adding twice changes nothing.</returns>
    public static IServiceCollection AddJiminnyGoogleSignIn(this IServiceCollection services)
    {
        services.AddJiminnyConsent().AddOptions<GoogleSignInOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoogleSignInOptions>, GoogleSignInOptionsValidator>());
        if (services.Any(service => service.ServiceType == typeof(GoogleFlows)))
        {
            return services;
        }

        services.AddHttpClient(GoogleSignInOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler((handler, _) => PrimaryHandler.Configure(handler)).RemoveAllLoggers();
        services.TryAddSingleton<GoogleFlows>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IProviderAccounts, GoogleAccounts>());
        return services;
    }

    /// <summary>Adds sign-in with Google accounts, configured by a section such as <c>Jiminny:Google:SignIn</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the names of <see cref="GoogleSignInOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyGoogleSignIn(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJiminnyGoogleSignIn().AddOptions<GoogleSignInOptions>().Bind(section);
        return services;
    }

    /// <summary>Adds sign-in with Google accounts, configured by code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyGoogleSignIn(this IServiceCollection services, Action<GoogleSignInOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyGoogleSignIn().Configure(configure);
        return services;
    }
}
