using System.CommandLine;
using System.CommandLine.Help;
using ImportDemo;

var command = DemoCommand.Create(DemoRun.RunAsync);
var parsed = command.Parse(args);
if (parsed.Action is not HelpAction && DemoCommand.FindMistake(parsed) is { } mistake)
{
    Console.Error.WriteLine(mistake);
    return 2;
}

return await parsed.InvokeAsync();
