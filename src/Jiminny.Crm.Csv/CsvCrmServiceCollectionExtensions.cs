using Jiminny.Crm;
using Jiminny.Crm.Csv;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Registers the CSV CRM adapter.</summary>
public static class CsvCrmServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="ICrmAdapterFactory"/> over CSV files, also under the key <c>"csv"</c> for hosts with several kinds of
    /// CRM. An <see cref="ICrmAdapterFactory"/> registered earlier stays the default one.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddJiminnyCsvCrm(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(IValidateOptions<CsvCrmOptions>)))
            return services;

        services.AddOptions<CsvCrmOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CsvCrmOptions>, CsvCrmOptionsValidator>();
        services.TryAddKeyedSingleton<ICrmAdapterFactory, CsvCrmAdapterFactory>(CsvCrmAdapter.Name);
        services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<ICrmAdapterFactory>(CsvCrmAdapter.Name));
        return services;
    }

    /// <inheritdoc cref="AddJiminnyCsvCrm(IServiceCollection)"/>
    /// <param name="services">The container.</param>
    /// <param name="configure">Names the files of each organisation.</param>
    public static IServiceCollection AddJiminnyCsvCrm(this IServiceCollection services, Action<CsvCrmOptions> configure)
    {
        services.AddJiminnyCsvCrm().Configure(configure);
        return services;
    }

    /// <inheritdoc cref="AddJiminnyCsvCrm(IServiceCollection)"/>
    /// <param name="services">The container.</param>
    /// <param name="section">A section with the members of <see cref="CsvCrmOptions"/>.</param>
    public static IServiceCollection AddJiminnyCsvCrm(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddJiminnyCsvCrm().AddOptions<CsvCrmOptions>().Bind(section);
        return services;
    }
}
