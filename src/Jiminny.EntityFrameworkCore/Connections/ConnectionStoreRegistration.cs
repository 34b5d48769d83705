using Jiminny.Consent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jiminny.EntityFrameworkCore.Connections;

internal static class ConnectionStoreRegistration
{
    /// <summary>Registers the durable store over the in-memory one of the consent package, whichever came first, and under one of the host's own.</summary>
    public static IServiceCollection AddConnectionStore(this IServiceCollection services)
    {
        var inMemory = services.FirstOrDefault(service =>
            service.ServiceType == typeof(IConnectionStore) && service.ImplementationType?.Assembly == typeof(IConnectionStore).Assembly);
        if (inMemory is not null)
        {
            services.Remove(inMemory);
        }

        services.TryAddSingleton<IConnectionStore, ConnectionStore>();
        return services;
    }
}
