using Jiminny.Connectors.Microsoft;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Adds sign-in with Microsoft accounts.</summary>
public static class MicrosoftSignInServiceCollectionExtensions
{
    /// <summary>Adds sign-in with Microsoft accounts, and consent with it.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services. Adding twice changes nothing.</returns>
    public static IServiceCollection AddJiminnyMicrosoftSignIn(this IServiceCollection services)
    {
        services.AddJiminnyConsent().AddOptions<MicrosoftSignInOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MicrosoftSignInOptions>, MicrosoftSignInOptionsValidator>());
        if (services.Any(service => service.ServiceType == typeof(MsalApplications)))
        {
            return services;
        }

        services.AddHttpClient(MicrosoftSignInOptions.HttpClientName).ConfigurePrimaryHttpMessageHandler((handler, _) => PrimaryHandler.Configure(handler)).RemoveAllLoggers();
        services.TryAddSingleton<MsalHttpClients>();
        services.TryAddSingleton<MsalApplications>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IProviderAccounts, MicrosoftAccounts>());
        return services;
    }

    /// <summary>Adds sign-in with Microsoft accounts, configured by a section such as <c>Jiminny:Microsoft:SignIn</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the names of <see cref="MicrosoftSignInOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyMicrosoftSignIn(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJiminnyMicrosoftSignIn().AddOptions<MicrosoftSignInOptions>().Bind(section);
        return services;
    }

    /// <summary>Adds sign-in with Microsoft accounts, configured by code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyMicrosoftSignIn(this IServiceCollection services, Action<MicrosoftSignInOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyMicrosoftSignIn().Configure(configure);
        return services;
    }
}
