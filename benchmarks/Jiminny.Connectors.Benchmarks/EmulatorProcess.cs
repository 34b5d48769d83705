using System.Diagnostics;
using System.Globalization;
using Jiminny.Emulator;

namespace Jiminny.Connectors.Benchmarks;

/// <summary>This program once more, serving an emulated mailbox, so that the server's work counts for nobody.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    public const string Command = "serve";

    private readonly Process _process;

    private EmulatorProcess(Process process, ServedMailbox mailbox)
    {
        _process = process;
        Mailbox = mailbox;
    }

    public ServedMailbox Mailbox { get; }

    public static async Task<EmulatorProcess> StartAsync(string provider, int messages)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? throw new InvalidOperationException("This program has no path; start it with dotnet run."))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Jiminny.Connectors.Benchmarks.dll"));

        foreach (var argument in new[] { Command, "--provider", provider, "--messages", messages.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);

        var process = Process.Start(start) ?? throw new InvalidOperationException("The emulator's process did not start.");
        var address = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        var token = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        return address is null || token is null
            ? throw new InvalidOperationException("The emulator's process ended before it served.")
            : new EmulatorProcess(process, new ServedMailbox(new Uri(address), token));
    }

    /// <summary>What the other process does: serve until its input ends.</summary>
    public static async Task ServeAsync(IProviderComparison comparison, int messages)
    {
        var mailbox = comparison.CreateMailbox(messages);
        var world = new EmulatedWorld([mailbox], clock: null, new EmulatorOptions { EnforceQuotas = false, TokenLifetime = TimeSpan.FromDays(1) });
        await using var server = await EmulatorServer.StartAsync(world).ConfigureAwait(false);
        Console.WriteLine(server.Address);
        Console.WriteLine(world.IssueToken(mailbox.Key, comparison.Scopes));
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
