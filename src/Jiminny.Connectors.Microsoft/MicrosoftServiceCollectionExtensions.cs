using Jiminny.Connectors;
using Jiminny.Connectors.Microsoft;
using Jiminny.Connectors.Microsoft.Calendar;
using Jiminny.Connectors.Microsoft.Health;
using Jiminny.Connectors.Microsoft.Mail;
using Jiminny.Connectors.Microsoft.Meetings;
using Jiminny.Connectors.Microsoft.Teams;
using Jiminny.Connectors.Microsoft.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace Jiminny;

/// <summary>Adds the Microsoft connector.</summary>
public static class MicrosoftServiceCollectionExtensions
{
    /// <summary>
    /// Adds mail and calendar sources of Microsoft 365, search, single reads, online meetings and sharing in Teams. They need an <see cref="IAccessTokens"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services. Adding twice changes nothing.</returns>
    public static IServiceCollection AddJiminnyMicrosoft(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<MicrosoftConnectorOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MicrosoftConnectorOptions>, MicrosoftConnectorOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        if (services.Any(service => service.ServiceType == typeof(ConnectorTransport)))
            return services;

        services.AddHttpClient(MicrosoftConnectorOptions.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler((handler, _) => PrimaryHandler.Configure(handler))
            .AddHttpMessageHandler(() => new ParametersNameDecodingHandler())
            .RemoveAllLoggers();
        services.TryAddSingleton<WaitingMailboxes>();
        services.TryAddSingleton<ConnectorTransport>();
        services.TryAddSingleton<GraphRequests>();
        services.TryAddSingleton<MailboxMaps>();
        services.TryAddSingleton<MessageDetails>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailboxSource, MailSource>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailboxSource, CalendarSource>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailSearch, MailSearch>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IItemReader, MessageReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IItemReader, MeetingReader>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IMailReader, MailReader>());
        services.TryAddSingleton<IOnlineMeetings, OnlineMeetings>();
        services.TryAddSingleton<ITeamsSharing, TeamsSharing>();
        return services;
    }

    /// <summary>Adds mail and calendar sources of Microsoft 365, configured by a section such as <c>Jiminny:Microsoft</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the names of <see cref="MicrosoftConnectorOptions"/>.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyMicrosoft(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddJiminnyMicrosoft().AddOptions<MicrosoftConnectorOptions>().Bind(section);
        return services;
    }

    /// <summary>Adds mail and calendar sources of Microsoft 365, configured by code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddJiminnyMicrosoft(this IServiceCollection services, Action<MicrosoftConnectorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddJiminnyMicrosoft().Configure(configure);
        return services;
    }
}
