using Jiminny.Connectors;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Jiminny.Matching;
using Jiminny.Simulation.Faults;
using Jiminny.Simulation.Judging;
using Jiminny.Simulation.Scheduling;
using Jiminny.Simulation.World;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Simulation.Processes;

/// <summary>A process that imports again and again: the real importer in a container of its own, its clock, store, CRM and providers simulated.</summary>
internal sealed class ImporterProcess
{
    private readonly ModelWorld _world;
    private readonly ServiceProvider _services;
    private CancellationTokenSource _run = new();

    public ImporterProcess(ModelWorld world, string name, string owner)
    {
        _world = world;
        (Name, Owner) = (name, owner);
        Clock = new ProcessClock(world.Scheduler) { Process = this };
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(world.CrmOf(this))
            .AddSingleton<IMatchingRulesProvider, ModelRules>()
            .AddSingleton<IMailboxDesignation>(world)
            .AddJiminnyMatching()
            .AddJiminnyImport(options => (options.Owner, options.MailboxesAtATime, options.LeaseDuration, options.RescanAfter, options.UpdateAfter) =
                (owner, 1, ModelWorld.LeaseDuration, ModelWorld.RescanAfter, ModelWorld.UpdateAfter));
        foreach (var source in world.SourcesOf(this))
        {
            services.AddSingleton(source);
        }

        var calls = new StoreCalls(world, this);
        services.AddSingleton(Intercepted<IImportStore>.Create(world.Database.Connect(), calls.CallAsync));
        services.AddSingleton(Intercepted<ICrmNewsStore>.Create(world.Database.News, calls.CallAsync));
        _services = services.BuildServiceProvider();
    }

    public string Name { get; }

    /// <summary>Under which name it takes leases.</summary>
    public string Owner { get; }

    public ProcessClock Clock { get; }

    public bool IsDead { get; set; }

    /// <summary>Until which step the process stands still.</summary>
    public int FrozenUntil { get; set; }

    /// <summary>The last call that was let through.</summary>
    public string Where { get; set; } = "its start";

    /// <summary>How much of the CRM's log its matcher knows.</summary>
    public int CrmPosition { get; set; }

    /// <summary>The page it has read last, by stream.</summary>
    public Dictionary<StreamKey, DeliveredPage> Pages { get; } = [];

    /// <summary>When it began the round it reads, by stream.</summary>
    public Dictionary<StreamKey, int> RoundStarts { get; } = [];

    /// <summary>Before when it must not ask a provider again.</summary>
    public Dictionary<StreamKey, DateTimeOffset> NotBefore { get; } = [];

    /// <summary>Streams whose writing was refused in this run, because another has them now.</summary>
    public HashSet<StreamKey> FencedOut { get; } = [];

    /// <summary>How its last run ended; <see langword="null"/> when it broke off.</summary>
    public IReadOnlyList<ImportResult>? LastRun { get; private set; }

    public int RunsEnded { get; private set; }

    /// <summary>How much has happened in the world.</summary>
    public int Steps => _world.Scheduler.Step;

    public void Start() => _ = RunAsync();

    public void Cancel() => _run.Cancel();

    private async Task RunAsync()
    {
        while (true)
        {
            await _world.Scheduler.ArriveAsync(this, CallKind.Run, "begins a run").ConfigureAwait(false);
            _run = new CancellationTokenSource();

            // When to come back after a long wait is told to the host; within a run the importer itself waits.
            NotBefore.Clear();
            FencedOut.Clear();
            try
            {
                LastRun = null;
                LastRun = await _services.GetRequiredService<IImporter>().ImportAsync(ModelWorld.Organisation, progress: null, _run.Token).ConfigureAwait(false);
            }
            catch (Exception expected) when (expected is SimulatedOutageException or OperationCanceledException)
            {
            }
            catch (Exception unexpected)
            {
                _world.Judge.Report(Offence.Exception, $"{Name} threw {unexpected.GetType().Name}: {unexpected.Message}");
                if (_world.Scheduler.Trace is { } trace)
                {
                    trace(unexpected.ToString());
                }
            }

            RunsEnded++;
        }
    }
}
