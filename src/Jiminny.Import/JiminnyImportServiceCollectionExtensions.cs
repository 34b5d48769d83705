using Jiminny.Import;
using Jiminny.Import.Erasure;
using Jiminny.Import.Exclusions;
using Jiminny.Import.Filtering;
using Jiminny.Import.Previews;
using Jiminny.Import.Runs;
using Jiminny.Import.Scheduling;
using Jiminny.Import.KeptData;
using Jiminny.Import.Opportunities;
using Jiminny.Import.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Registers the import.</summary>
public static class JiminnyImportServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IImporter"/>. A store, a matcher, connectors and an <see cref="IMailboxDesignation"/> are registered beside it.</summary>
    /// <param name="services">The container.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminnyImport(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ImportOptions>().ValidateOnStart();
        services.AddLogging();
        services.AddMetrics();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ImportOptions>, ImportOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ImportTelemetry>();
        services.TryAddSingleton<RunStores>();
        services.TryAddSingleton<FilterRules>();
        services.TryAddSingleton<CrmWatch>();
        services.TryAddSingleton<RunServices>();
        services.TryAddSingleton<StreamToolbox>();
        services.TryAddSingleton<MailboxImport>();
        services.TryAddSingleton<IImportPreview, ImportPreview>();
        services.TryAddSingleton<IImporter, Importer>();
        services.TryAddSingleton<IErasure, ErasureService>();
        services.TryAddSingleton<IOpenOpportunities, OpenOpportunities>();
        return services;
    }

    /// <summary>Registers <see cref="IImporter"/> with options from configuration.</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">The section that holds <see cref="ImportOptions"/>, by convention <c>Jiminny:Import</c>.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminnyImport(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJiminnyImport().AddOptions<ImportOptions>().Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
        return services;
    }

    /// <summary>Registers <see cref="IImporter"/> with options from code.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminnyImport(this IServiceCollection services, Action<ImportOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddJiminnyImport().Configure(configure);
    }

    /// <summary>
    /// Keeps the mailboxes of all organisations up to date for as long as the host runs, and registers <see cref="IImportControl"/>. Several hosts on one
    /// PostgreSQL share the work. The host registers an <see cref="IImportedOrganisations"/>, unless Jiminny.Sdk does.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options. Default none.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminnyImportService(this IServiceCollection services, Action<ImportServiceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddJiminnyImport();
        services.AddOptions<ImportServiceOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ImportServiceOptions>, ImportServiceOptionsValidator>());
        services.TryAddSingleton<DueMailboxes>();
        services.TryAddSingleton<IImportControl, ImportControl>();
        services.AddHostedService<ImportService>();
        return configure is null ? services : services.Configure(configure);
    }

    /// <summary>Adds a rule of the host's own. It is asked before the CRM is, after the SDK's gates and the exclusion lists; several are asked in order.</summary>
    /// <param name="services">The container.</param>
    /// <param name="rule">Says whether an item is to be rejected.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminnyImportRule(this IServiceCollection services, ItemRule rule)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(rule);
        return services.AddSingleton(new HostRule(rule));
    }

    /// <summary>Keeps items, cursors and receipts in memory, for tests and trials; they are gone with the process.</summary>
    /// <param name="services">The container.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddJiminnyInMemoryStore(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InMemoryImportStore>();
        services.TryAddSingleton<IImportStore>(provider => provider.GetRequiredService<InMemoryImportStore>());
        services.TryAddSingleton<IErasureStore>(provider => provider.GetRequiredService<InMemoryImportStore>());
        services.TryAddSingleton<IKeptData>(provider => provider.GetRequiredService<IImportStore>());
        services.TryAddSingleton<ICrmNewsStore, InMemoryCrmNewsStore>();
        services.TryAddSingleton<IExclusionLists, InMemoryExclusionLists>();
        services.TryAddSingleton<IImportSchedule, InMemoryImportSchedule>();
        return services;
    }
}
