using Jiminny.Matching;
using Jiminny.Matching.Provider;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Registers the matcher.</summary>
public static class JiminnyMatchingServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IMatcherProvider"/> and <see cref="IMatcherContents"/>. The host adds an <see cref="Crm.ICrmAdapterFactory"/> and, to name internal domains, an
    /// <see cref="IMatchingRulesProvider"/>; without one every organisation has <see cref="MatchingRules.Default"/>. May be called repeatedly.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddJiminnyMatching(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IMatchingRulesProvider, DefaultMatchingRulesProvider>();
        services.TryAddSingleton<MatcherProvider>();
        services.TryAddSingleton<IMatcherProvider>(provider => provider.GetRequiredService<MatcherProvider>());
        services.TryAddSingleton<IMatcherContents>(provider => provider.GetRequiredService<MatcherProvider>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MatchingOptions>, MatchingOptionsValidator>());
        services.AddOptions<MatchingOptions>().ValidateOnStart();
        return services;
    }

    /// <summary>As <see cref="AddJiminnyMatching(IServiceCollection)"/>, with settings from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section of <see cref="MatchingOptions"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddJiminnyMatching(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddJiminnyMatching().Configure<MatchingOptions>(section);
    }

    /// <summary>As <see cref="AddJiminnyMatching(IServiceCollection)"/>, with settings from code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddJiminnyMatching(this IServiceCollection services, Action<MatchingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddJiminnyMatching().Configure(configure);
    }
}
