using Jiminny.Roles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Registers Jiminny.Roles.</summary>
public static class RolesServiceCollectionExtensions
{
    /// <summary>Adds the role models, organisations and the seat ledger, in memory unless a durable <see cref="IRosterStore"/> is registered. Harmless when repeated.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyRoles(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<RoleOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RoleOptions>, RoleOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRoleModels, ConfiguredRoleModels>();
        services.TryAddSingleton<IRosterStore, InMemoryRosterStore>();
        services.TryAddSingleton<IOrganisations, Organisations>();
        services.TryAddSingleton<ISeatLedger, SeatLedger>();
        return services;
    }

    /// <summary>Adds the role models, organisations and the seat ledger.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section to read <see cref="RoleOptions"/> from.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyRoles(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddJiminnyRoles().AddOptions<RoleOptions>().Bind(configuration);
        return services;
    }

    /// <summary>Adds the role models, organisations and the seat ledger.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets <see cref="RoleOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyRoles(this IServiceCollection services, Action<RoleOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyRoles().Configure(configure);
        return services;
    }
}
