using System.Diagnostics;
using System.Text.Json;

namespace Jiminny.Import.Benchmarks;

/// <summary>An importer process, started and ready.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process)
    {
        _process = process;
    }

    public static async Task<WorkerProcess> StartAsync(WorkOrder order, string folder)
    {
        var path = Path.Combine(folder, $"{order.Owner}.json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(order));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add("worker");
        start.ArgumentList.Add(path);
        var worker = new WorkerProcess(Process.Start(start)!);
        while (await worker.ReadLineAsync() is { } line && line != "ready")
        {
        }

        return worker;
    }

    public void Go() => _process.StandardInput.WriteLine();

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
