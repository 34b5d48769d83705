using Xunit.Runner.InProc.SystemConsole;

// One assembly, two uses: the tests, and the importer that the tests start as a process of its own and kill.
return await ConsoleRunner.Run(args);
