using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent;

/// <summary>Refuses to start with a store that outlives the process and a key that does not: after the first restart no token could be read.</summary>
internal sealed class DurableKeyCheck(IConnectionStore store, ITokenProtector protector) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => store.IsDurable && !protector.IsDurable
        ? throw new OptionsValidationException(
            nameof(TokenProtectionOptions),
            typeof(TokenProtectionOptions),
            [$"The connection store is durable and the token key is not, so a restart would disconnect everybody. Set {nameof(TokenProtectionOptions)}.{nameof(TokenProtectionOptions.Keys)} and {nameof(TokenProtectionOptions.CurrentKeyId)}, or register another {nameof(ITokenProtector)}."])
        : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
