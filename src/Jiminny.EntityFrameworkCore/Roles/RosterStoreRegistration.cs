using Jiminny.Roles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jiminny.EntityFrameworkCore.Roles;

internal static class RosterStoreRegistration
{
    /// <summary>Registers the durable store over the in-memory one of the roles package, whichever came first, and under one of the host's own.</summary>
    internal static IServiceCollection AddRosterStore(this IServiceCollection services)
    {
        var inMemory = services.FirstOrDefault(service =>
            service.ServiceType == typeof(IRosterStore) && service.ImplementationType?.Assembly == typeof(IRosterStore).Assembly);
        if (inMemory is not null)
            services.Remove(inMemory);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRosterStore, RosterStore>();
        return services;
    }
}
