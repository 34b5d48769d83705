using System.Globalization;
using ConnectAccount;

// dotnet run --project samples/ConnectAccount [port] [--managed-policy]
var port = args.Select(argument => int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(number => number > 0);
await using var app = await DemoApplication.StartAsync(port, args.Contains("--managed-policy"));
Console.WriteLine($"Open {app.Address} in a browser. The vendors' pages are emulated and use a certificate of their own, so the browser warns once per vendor.");
Console.WriteLine("Press Ctrl+C to stop.");
await app.WaitAsync();
