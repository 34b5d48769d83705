using Jiminny.Import.Kill.Tests.Importing;
using Xunit.Runner.InProc.SystemConsole;

// One assembly, two uses: the tests, and the importer that the tests start as a process of its own and kill.
return args is ["--importer"]
    ? await ImporterHost.RunAsync(Console.In, Console.Out)
    : await ConsoleRunner.Run(args);
