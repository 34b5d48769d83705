using Jiminny.Connectors.Microsoft.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jiminny;

/// <summary>Adds the Microsoft connector's health.</summary>
public static class MicrosoftHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that reports mailboxes that have waited for Microsoft, throttled or unanswered, longer than <c>OverdueAfter</c> of the connector's options.
    /// </summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What to report then; <see langword="null"/> for degraded.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddJiminnyMicrosoft(
        this IHealthChecksBuilder builder, string name = "jiminny-microsoft", HealthStatus? failureStatus = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddJiminnyMicrosoft();
        return builder.Add(new HealthCheckRegistration(
            name, services => ActivatorUtilities.CreateInstance<MicrosoftHealthCheck>(services), failureStatus ?? HealthStatus.Degraded, tags: null));
    }
}
