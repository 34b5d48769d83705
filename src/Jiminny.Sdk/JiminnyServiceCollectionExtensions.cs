using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Import.Erasure;
using Jiminny.Import.Scheduling;
using Jiminny.Matching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Registers the whole SDK.</summary>
public static class JiminnyServiceCollectionExtensions
{
    /// <summary>
    /// Registers connectors, matching and import. The host adds what only it can know: a store (<c>AddJiminnySqlite</c>, <c>AddJiminnyPostgres</c>), a CRM
    /// (<c>AddJiminnyCsvCrm</c> or its own <see cref="ICrmAdapterFactory"/>), and sign-in (<c>AddJiminnyMicrosoftSignIn</c>, <c>AddJiminnyGoogleSignIn</c>,
    /// <c>AddJiminnyTokenKeys</c>) or its own <see cref="IAccessTokens"/>. With <c>AddJiminnyRoles</c>, what administrators designate is imported and
    /// who writes to the CRM follows from roles. Calling it again adds nothing.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminny(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<JiminnyOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JiminnyOptions>, JiminnyOptionsValidator>());
        services.TryAddSingleton<IMatchingRulesProvider, ConfiguredMatchingRules>();
        services.TryAddSingleton<IMailboxDesignation, Designation>();
        services.TryAddSingleton<IImportedOrganisations, ConfiguredOrganisations>();
        services.TryAddSingleton<IActivityWritePolicy, RosterActivityWritePolicy>();
        services.TryAddSingleton<ICrmAddressBook, CrmAddressBook>();
        services.TryAddSingleton<ActivityWriter>();
        services.TryAddSingleton<IMailboxConnections, ErasureConnections>();
        services.TryAddSingleton<IMemberMailboxes, MemberMailboxes>();
        return services.AddJiminnyMatching().AddJiminnyMicrosoft().AddJiminnyGoogle().AddJiminnyImport();
    }

    /// <summary>Registers the whole SDK with organisations from configuration.</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">The section that holds <see cref="JiminnyOptions"/>, by convention <c>Jiminny</c>.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminny(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddJiminny().Configure<JiminnyOptions>(section);
    }

    /// <summary>Registers the whole SDK with organisations from code.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Names the organisations.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminny(this IServiceCollection services, Action<JiminnyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddJiminny().Configure(configure);
    }
}
