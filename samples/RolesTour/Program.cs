using Jiminny;
using Jiminny.Roles;
using Microsoft.Extensions.DependencyInjection;
using RolesTour;
using Spectre.Console;

// Redirected into a file or a build log, the tour is plain text of a fixed width.
var console = Console.IsOutputRedirected
    ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No })
    : AnsiConsole.Console;
if (Console.IsOutputRedirected)
    console.Profile.Width = 160;

await using var services = new ServiceCollection()
    .AddSingleton<StoryTime>()
    .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<StoryTime>())
    .AddJiminnyRoles(options =>
    {
        // What the role models leave open, the host answers: these are acme's choices, not defaults.
        options.Model = "classic";
        options.SeatIncludesInsights = true;
        options.SeatDownloadsOwn = true;
        options.InsightsDownload = false;
        options.InsightsForExternals = true;
        options.SingleOwner = true;
        options.VoiceSeats = 1;
        options.InsightsSeats = 0;
    })
    .AddSingleton(console)
    .AddSingleton<Stage>()
    .AddSingleton<Tour>()
    .BuildServiceProvider();

await services.GetRequiredService<Tour>().PlayAsync();
