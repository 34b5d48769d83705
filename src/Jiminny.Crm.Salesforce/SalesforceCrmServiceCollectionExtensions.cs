using Jiminny.Crm;
using Jiminny.Crm.Salesforce;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Registers the Salesforce CRM adapter.</summary>
public static class SalesforceCrmServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="ICrmAdapterFactory"/> over Salesforce, also under the key <c>"salesforce"</c> for hosts with several kinds of CRM. An
    /// <see cref="ICrmAdapterFactory"/> registered earlier stays the default one. The host registers an <see cref="ISalesforceAccess"/>.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddJiminnySalesforceCrm(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(IValidateOptions<SalesforceCrmOptions>)))
            return services;

        services.AddOptions<SalesforceCrmOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SalesforceCrmOptions>, SalesforceCrmOptionsValidator>();
        // A request to look somebody up names the address in its query.
        services.AddHttpClient(SalesforceCrmAdapter.HttpClientName).RemoveAllLoggers();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton<ICrmAdapterFactory, SalesforceCrmAdapterFactory>(SalesforceCrmAdapter.Name);
        services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<ICrmAdapterFactory>(SalesforceCrmAdapter.Name));
        return services;
    }

    /// <inheritdoc cref="AddJiminnySalesforceCrm(IServiceCollection)"/>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets options.</param>
    public static IServiceCollection AddJiminnySalesforceCrm(this IServiceCollection services, Action<SalesforceCrmOptions> configure)
    {
        services.AddJiminnySalesforceCrm().Configure(configure);
        return services;
    }

    /// <inheritdoc cref="AddJiminnySalesforceCrm(IServiceCollection)"/>
    /// <param name="services">The container.</param>
    /// <param name="section">A section with the members of <see cref="SalesforceCrmOptions"/>.</param>
    public static IServiceCollection AddJiminnySalesforceCrm(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddJiminnySalesforceCrm().AddOptions<SalesforceCrmOptions>().Bind(section);
        return services;
    }
}
