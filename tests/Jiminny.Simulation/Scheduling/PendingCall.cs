using Jiminny.Simulation.Faults;
using Jiminny.Simulation.Processes;

namespace Jiminny.Simulation.Scheduling;

/// <summary>A call that a simulated process has made and that waits to be let through.</summary>
internal sealed class PendingCall(ImporterProcess process, CallKind kind, string name)
{
    // Continuations run inline, on the scheduler's own thread: nothing else runs meanwhile.
    private readonly TaskCompletionSource<FaultKind?> _source = new();

    public ImporterProcess Process => process;

    public CallKind Kind => kind;

    public string Name => name;

    public Task<FaultKind?> Task => _source.Task;

    /// <summary>Lets the call through.</summary>
    /// <param name="fault">What it meets, or nothing.</param>
    public void Release(FaultKind? fault) => _source.SetResult(fault);
}

/// <summary>At which boundary a call waits.</summary>
internal enum CallKind
{
    /// <summary>A process is about to begin a run.</summary>
    Run,

    /// <summary>A page of a mailbox is asked for.</summary>
    Page,

    /// <summary>A page of the CRM is asked for.</summary>
    Crm,

    /// <summary>The store is about to be called.</summary>
    Store,

    /// <summary>The store has done what it was asked; the caller does not know yet.</summary>
    Stored,
}
