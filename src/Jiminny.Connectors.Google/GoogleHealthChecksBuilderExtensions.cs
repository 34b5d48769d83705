using Jiminny.Connectors.Google.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jiminny;

/// <summary>Adds the Google connector's health.</summary>
public static class GoogleHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that reports mailboxes that have waited for Google, throttled or unanswered, longer than <c>OverdueAfter</c> of the connector's options.
    /// </summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What to report then; <see langword="null"/> for degraded.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddJiminnyGoogle(this IHealthChecksBuilder builder, string name = "jiminny-google", HealthStatus? failureStatus = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddJiminnyGoogle();
        return builder.Add(new HealthCheckRegistration(
            name, services => ActivatorUtilities.CreateInstance<GoogleHealthCheck>(services), failureStatus ?? HealthStatus.Degraded, tags: null));
    }
}
