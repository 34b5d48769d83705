using Jiminny.Import.Storage;
using Jiminny.Simulation.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Simulation.Processes;

/// <summary>What outlives processes: the product's own store, shared by all of them.</summary>
internal interface IDatabase : IDisposable
{
    /// <summary>The store as the judge reads it, past all faults.</summary>
    IImportStore Truth { get; }

    /// <summary>What processes tell each other of the CRM.</summary>
    ICrmNewsStore News { get; }

    /// <summary>The store as one process has it.</summary>
    IImportStore Connect();
}

/// <summary>The product's store in memory, its leases on the database's clock.</summary>
internal sealed class MemoryDatabase(Scheduler scheduler) : IDatabase
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<TimeProvider>(new DatabaseClock(scheduler))
        .AddJiminnyInMemoryStore()
        .BuildServiceProvider();

    public IImportStore Truth => _services.GetRequiredService<IImportStore>();

    public ICrmNewsStore News => _services.GetRequiredService<ICrmNewsStore>();

    public IImportStore Connect() => Truth;

    public void Dispose() => _services.Dispose();
}
