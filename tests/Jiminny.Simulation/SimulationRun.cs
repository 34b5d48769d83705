using Jiminny.Connectors;
using Jiminny.Simulation.Faults;
using Jiminny.Simulation.Judging;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.Scheduling;
using Jiminny.Simulation.World;
using Jiminny.Simulation.Zoo;

namespace Jiminny.Simulation;

/// <summary>
/// One seed: importers run against model mailboxes while the plan makes trouble, then in peace, and at the end the store must hold the truth. Everything that
/// is chosen is chosen by the seed, so the same seed is the same run.
/// </summary>
internal sealed class SimulationRun
{
    private const int MostSteps = 6000;
    private const double ChanceOfFault = 0.12;

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly FaultKind[] AllFaults = Enum.GetValues<FaultKind>();

    private readonly int _seed;
    private readonly Random _random;
    private readonly Scheduler _scheduler = new(Start);
    private readonly ModelWorld _world;
    private readonly ModelChanges _changes;
    private int _faults;
    private int _processes;

    private SimulationRun(int seed, SeededBug bug, Func<Scheduler, IDatabase> database, Action<string>? trace)
    {
        _seed = seed;
        _random = new Random(seed);
        _scheduler.Trace = trace;
        _world = new ModelWorld(_random, _scheduler, database(_scheduler), bug);
        _changes = new ModelChanges(_world, _random);
    }

    public static SimulationResult Execute(int seed, SeededBug? bug = null, Func<Scheduler, IDatabase>? database = null, Action<string>? trace = null)
    {
        var run = new SimulationRun(seed, (bug ?? SeededBug.None).Fresh(), database ?? (scheduler => new MemoryDatabase(scheduler)), trace);
        using (run._world)
        {
            run.Execute();
            return new SimulationResult(seed, run._faults, run._scheduler.Step, run._scheduler.Digest, run._world.Judge.Violations);
        }
    }

    private bool IsOver => _world.Judge.Violations.Count > 0 || _scheduler.Step > MostSteps;

    private void Execute()
    {
        _changes.Fill();
        var importers = 1 + _random.Next(3);
        for (var i = 0; i < importers; i++)
        {
            StartProcess(owner: null);
        }

        MakeTrouble(25 + _random.Next(16));
        FinishInPeace();
        if (_scheduler.Step > MostSteps && _world.Judge.Violations.Count == 0)
        {
            _world.Judge.Report(Offence.Standstill, $"not complete after {MostSteps} steps");
        }
    }

    private void MakeTrouble(int planned)
    {
        while (_faults < planned && !IsOver)
        {
            if (_random.NextDouble() >= ChanceOfFault || !TryFault(AllFaults[_random.Next(AllFaults.Length)]))
            {
                Advance();
            }
        }
    }

    // Every process that is left goes on; then time passes until all is due again, and one process reads it all once more.
    private void FinishInPeace()
    {
        foreach (var process in _scheduler.Processes)
        {
            process.FrozenUntil = 0;
            process.Clock.Skew = TimeSpan.Zero;
            process.NotBefore.Clear();
        }

        while (!IsOver && !_world.Judge.AllComplete)
        {
            Advance();
        }

        if (IsOver)
        {
            return;
        }

        foreach (var process in _scheduler.Processes.ToList())
        {
            _scheduler.Kill(process);
        }

        // Clocks were off by up to ten minutes when the last rounds were signed.
        _scheduler.Pass(ModelWorld.RescanAfter + TimeSpan.FromMinutes(15));
        var last = StartProcess(owner: null);
        while (!IsOver && last.RunsEnded == 0)
        {
            Advance();
        }

        if (!IsOver)
        {
            _world.Judge.CheckEndAsync().GetAwaiter().GetResult();
        }
    }

    private ImporterProcess StartProcess(string? owner)
    {
        var name = $"importer-{++_processes}";
        var process = new ImporterProcess(_world, name, owner ?? name);
        _scheduler.Start(process);
        return process;
    }

    private void Advance()
    {
        var calls = _scheduler.Calls.Where(call => call.Process.FrozenUntil <= _scheduler.Step).ToList();
        if (calls.Count == 0 || (_scheduler.HasTimers && _random.Next(5) == 0))
        {
            if (_scheduler.HasTimers)
            {
                _scheduler.FireNextTimer();
            }
            else
            {
                _scheduler.Happen("nobody moves");
            }

            return;
        }

        var call = calls[_random.Next(calls.Count)];

        // A process that finds nothing to do, or everything held by another, comes back later.
        _scheduler.Pass(call.Kind == CallKind.Run ? TimeSpan.FromSeconds(_random.Next(1, 20)) : TimeSpan.FromMilliseconds(_random.Next(1, 2000)));
        if (call.Kind == CallKind.Run && _random.Next(8) == 0)
        {
            _scheduler.Pass(ModelWorld.RescanAfter);
        }

        _scheduler.Release(call, fault: null);
    }

    private bool TryFault(FaultKind fault)
    {
        var done = fault switch
        {
            FaultKind.Crash => Crash(),
            FaultKind.Freeze => Freeze(),
            FaultKind.ClockJump => JumpClock(),
            FaultKind.Cancel => Cancel(),
            FaultKind.ItemArrives => _changes.Arrive(),
            FaultKind.ItemGone => _changes.Delete(),
            FaultKind.ItemMoved => _changes.Move(),
            FaultKind.ItemEdited => _changes.Edit(),
            FaultKind.ContactChanged => _changes.ChangeContact(),
            FaultKind.CrmThrottle => Meet(fault, CallKind.Crm),
            FaultKind.StoreRefuses => Meet(fault, CallKind.Store),
            FaultKind.AnswerLost => Meet(fault, CallKind.Stored),
            _ => Meet(fault, CallKind.Page),
        };
        _faults += done ? 1 : 0;
        return done;
    }

    private bool Meet(FaultKind fault, CallKind kind)
    {
        var calls = _scheduler.Calls.Where(call => call.Kind == kind && call.Process.FrozenUntil <= _scheduler.Step).ToList();
        if (calls.Count == 0)
        {
            return false;
        }

        _scheduler.Pass(TimeSpan.FromMilliseconds(_random.Next(1, 5000)));
        _scheduler.Release(calls[_random.Next(calls.Count)], fault);
        return true;
    }

    private bool Crash()
    {
        var victim = AnyProcess();
        _scheduler.Kill(victim);

        // A supervisor that restarts it under its old name may take over at once; under a new name the lease has to end first.
        StartProcess(_random.Next(2) == 0 ? victim.Owner : null);
        return true;
    }

    private bool Freeze()
    {
        var process = AnyProcess();
        process.FrozenUntil = _scheduler.Step + _random.Next(5, 60);
        _scheduler.Pass(ModelWorld.LeaseDuration + TimeSpan.FromSeconds(_random.Next(1, 60)));
        _scheduler.Happen($"{process.Name} stands still");
        return true;
    }

    private bool JumpClock()
    {
        var process = AnyProcess();
        process.Clock.Skew = TimeSpan.FromSeconds(_random.Next(-600, 601));
        process.NotBefore.Clear();
        _scheduler.Happen($"the clock of {process.Name} is off by {process.Clock.Skew}");
        return true;
    }

    private bool Cancel()
    {
        var process = AnyProcess();
        _scheduler.Happen($"{process.Name} is told to stop its run");
        _scheduler.Cancel(process);
        return true;
    }

    private ImporterProcess AnyProcess() => _scheduler.Processes[_random.Next(_scheduler.Processes.Count)];
}
