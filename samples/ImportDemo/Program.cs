using System.CommandLine;
using ImportDemo;

var command = DemoCommand.Create(DemoRun.RunAsync);
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine(parsed.Errors[0].Message);
    return 2;
}

return await parsed.InvokeAsync();
