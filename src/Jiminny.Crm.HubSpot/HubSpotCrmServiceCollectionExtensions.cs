using Jiminny.Crm;
using Jiminny.Crm.HubSpot;
using Jiminny.Crm.HubSpot.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Registers the HubSpot CRM adapter.</summary>
public static class HubSpotCrmServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="ICrmAdapterFactory"/> over HubSpot, also under the key <c>"hubspot"</c> for hosts with several kinds of CRM. An
    /// <see cref="ICrmAdapterFactory"/> registered earlier stays the default one. The host registers an <see cref="IHubSpotRefreshTokens"/>, or, when it gets access tokens
    /// in another way, an <see cref="IHubSpotAccess"/>.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddJiminnyHubSpotCrm(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(IValidateOptions<HubSpotCrmOptions>)))
            return services;

        services.AddOptions<HubSpotCrmOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<HubSpotCrmOptions>, HubSpotCrmOptionsValidator>();
        // A request to look somebody up names the address in its query.
        services.AddHttpClient(HubSpotCrmAdapter.HttpClientName).RemoveAllLoggers();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHubSpotAccess, HubSpotOAuth>();
        services.TryAddKeyedSingleton<ICrmAdapterFactory, HubSpotCrmAdapterFactory>(HubSpotCrmAdapter.Name);
        services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<ICrmAdapterFactory>(HubSpotCrmAdapter.Name));
        return services;
    }

    /// <inheritdoc cref="AddJiminnyHubSpotCrm(IServiceCollection)"/>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets options.</param>
    public static IServiceCollection AddJiminnyHubSpotCrm(this IServiceCollection services, Action<HubSpotCrmOptions> configure)
    {
        services.AddJiminnyHubSpotCrm().Configure(configure);
        return services;
    }

    /// <inheritdoc cref="AddJiminnyHubSpotCrm(IServiceCollection)"/>
    /// <param name="services">The container.</param>
    /// <param name="section">A section with the members of <see cref="HubSpotCrmOptions"/>.</param>
    public static IServiceCollection AddJiminnyHubSpotCrm(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddJiminnyHubSpotCrm().AddOptions<HubSpotCrmOptions>().Bind(section);
        return services;
    }
}
