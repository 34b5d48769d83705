using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Google.Calendar;
using Jiminny.Connectors.Google.Health;
using Jiminny.Connectors.Google.Mail;
using Jiminny.Connectors.Google.Tasks;
using Jiminny.Connectors.Google.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>Adds the Google connector.</summary>
public static class GoogleServiceCollectionExtensions
{
    /// <summary>
    /// Adds mail and calendar sources of Google, readers of single items and of bodies, the search of a mailbox, and events for tasks. They need an <see cref="IAccessTokens"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services. Adding twice changes nothing.</returns>
    public static IServiceCollection AddJiminnyGoogle(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<GoogleConnectorOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GoogleConnectorOptions>, GoogleConnectorOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        if (services.Any(service => service.ServiceType == typeof(GoogleTransports)))
            return services;

        // Google's runtime keeps its client; connections are renewed by the handler itself.
        services.AddHttpClient(GoogleConnectorOptions.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler((handler, _) => PrimaryHandler.Configure(handler))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.TryAddSingleton<WaitingMailboxes>();
        services.TryAddSingleton<GoogleServices>();
        services.TryAddSingleton<GoogleTransports>();
        services.TryAddSingleton<GmailRequests>();
        services.TryAddSingleton<CalendarRequests>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailboxSource, MailSource>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailboxSource, CalendarSource>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailSearch, MailSearch>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IItemReader, MessageReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IItemReader, EventReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailReader, BodyReader>());
        services.TryAddSingleton<TaskRequests>();
        services.TryAddSingleton<ITaskCalendar, TaskCalendar>();
        return services;
    }

    /// <summary>Adds mail and calendar sources of Google, configured by a section such as <c>Jiminny:Google</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the names of <see cref="GoogleConnectorOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyGoogle(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJiminnyGoogle().AddOptions<GoogleConnectorOptions>().Bind(section);
        return services;
    }

    /// <summary>Adds mail and calendar sources of Google, configured by code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyGoogle(this IServiceCollection services, Action<GoogleConnectorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyGoogle().Configure(configure);
        return services;
    }
}
