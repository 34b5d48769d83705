using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google.Health;

/// <summary>Degraded when a mailbox has waited for Google longer than it should. Tells ages and numbers only.</summary>
internal sealed class GoogleHealthCheck(WaitingMailboxes waiting, IOptions<GoogleConnectorOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (count, oldest) = (waiting.Count, waiting.Oldest);
        if (oldest is not { } age)
            return Task.FromResult(HealthCheckResult.Healthy("No mailbox waits for Google."));

        var data = new Dictionary<string, object> { ["waitingMailboxes"] = count, ["oldestSeconds"] = Math.Round(age.TotalSeconds) };
        var text = string.Create(CultureInfo.InvariantCulture, $"{count} mailboxes wait for Google, the oldest for {age.TotalMinutes:0} minutes.");
        return Task.FromResult(age > options.Value.OverdueAfter ? new HealthCheckResult(context.Registration.FailureStatus, text, exception: null, data) : HealthCheckResult.Healthy(text, data));
    }
}
