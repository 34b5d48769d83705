using Jiminny.Simulation;
using Xunit.Runner.InProc.SystemConsole;

// One assembly, two uses: `dotnet test` runs its tests, `dotnet run -- --seeds N` or `-- --seed N` runs simulations.
return SimulationCommand.Understands(args)
    ? SimulationCommand.Run(args)
    : await ConsoleRunner.Run(args);
