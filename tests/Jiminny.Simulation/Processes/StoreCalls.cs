using Jiminny.Connectors;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Faults;
using Jiminny.Simulation.Scheduling;
using Jiminny.Simulation.World;

namespace Jiminny.Simulation.Processes;

/// <summary>The way of a call from a process to its store: it waits to be let through, may meet a fault on either side, and is judged.</summary>
internal sealed class StoreCalls(ModelWorld world, ImporterProcess process)
{
    public async ValueTask<object?> CallAsync(string method, object?[] arguments, Func<object?[], ValueTask<object?>> next)
    {
        if (await world.Scheduler.ArriveAsync(process, CallKind.Store, $"store.{method}").ConfigureAwait(false) is not null)
        {
            throw new SimulatedOutageException();
        }

        var answer = await JudgedAsync(method, arguments, changed => world.Bug.OnStoreAsync(new StoreCall(world, process, method, changed, next))).ConfigureAwait(false);
        if (await world.Scheduler.ArriveAsync(process, CallKind.Stored, $"store.{method} done").ConfigureAwait(false) is not null)
        {
            throw new SimulatedOutageException();
        }

        return answer;
    }

    private async ValueTask<object?> JudgedAsync(string method, object?[] arguments, Func<object?[], ValueTask<object?>> next)
    {
        var answer = await next(arguments).ConfigureAwait(false);
        switch (method)
        {
            case nameof(IImportStore.AcquireAsync) when answer is MailboxLease lease:
                world.Judge.Leases.Granted(lease, world.Scheduler.Now);
                break;
            case nameof(IImportStore.AcquireAsync):
                world.Judge.Leases.Refused((MailboxKey)arguments[0]!, world.Scheduler.Now);
                break;
            case nameof(IImportStore.ReleaseAsync):
                world.Judge.Leases.Released((MailboxLease)arguments[0]!);
                break;
            case nameof(IImportStore.CommitAsync) when answer is StreamState state:
                world.Judge.Committed(process, (MailboxLease)arguments[0]!, (PageCommit)arguments[1]!, state);
                break;
            case nameof(IImportStore.CommitAsync):
                process.FencedOut.Add(((PageCommit)arguments[1]!).Stream);
                break;
        }

        return answer;
    }
}

/// <summary>A call on its way to the store, which a seeded bug may spoil.</summary>
/// <param name="World">The world.</param>
/// <param name="Process">Who calls.</param>
/// <param name="Method">The member.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Next">Makes the call.</param>
internal sealed record StoreCall(
    ModelWorld World,
    ImporterProcess Process,
    string Method,
    object?[] Arguments,
    Func<object?[], ValueTask<object?>> Next);
