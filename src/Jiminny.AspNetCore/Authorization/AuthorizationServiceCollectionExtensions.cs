using Jiminny.AspNetCore.Authorization;
using Jiminny.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jiminny;

/// <summary>Registers the authorization of Jiminny.AspNetCore.</summary>
public static class AuthorizationServiceCollectionExtensions
{
    /// <summary>Adds permissions on endpoints, on top of <see cref="RolesServiceCollectionExtensions.AddJiminnyRoles(IServiceCollection)"/>. Harmless when repeated.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets which claims say who a caller is, or null for the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyAuthorization(this IServiceCollection services, Action<CallerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<CallerOptions>()
            .Validate(options => !string.IsNullOrWhiteSpace(options.OrganisationClaim), "CallerOptions.OrganisationClaim is blank; name the claim with the organisation's id.")
            .Validate(options => !string.IsNullOrWhiteSpace(options.MemberClaim), "CallerOptions.MemberClaim is blank; name the claim with the member's id.")
            .ValidateOnStart();
        if (configure is not null)
            services.Configure(configure);
        services.AddJiminnyRoles().AddAuthorization().AddHttpContextAccessor();
        services.TryAddSingleton<ICallerSource, ClaimsCallerSource>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, PermissionHandler>());
        services.Replace(ServiceDescriptor.Singleton<IAuthorizationMiddlewareResultHandler, PermissionResultHandler>());
        return services;
    }

    /// <summary>Says how the resource of a request is found, for <see cref="RequirePermissionAttribute"/> on endpoints about that kind.</summary>
    /// <typeparam name="TResource">The kind of resource.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="find">Finds it, usually from a route value and the host's store; null answers 404.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyResource<TResource>(this IServiceCollection services, Func<HttpContext, ValueTask<TResource?>> find)
        where TResource : struct, IResource
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(find);
        services.TryAddSingleton(new ResourceFinder<TResource>(find));
        return services;
    }
}
