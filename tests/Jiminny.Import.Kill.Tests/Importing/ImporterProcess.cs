using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Jiminny.Import.Kill.Tests.Importing;

/// <summary>The importer process as the test sees it.</summary>
internal sealed class ImporterProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Channel<ImportAnswer> _answers = Channel.CreateUnbounded<ImportAnswer>();
    private readonly Task _listening;
    private readonly Task<string> _errors;

    private ImporterProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _listening = ListenAsync();
    }

    public int Id => _process.Id;

    /// <summary>Told each answer as it comes.</summary>
    public Action<ImportAnswer>? OnAnswer { get; set; }

    public static async Task<ImporterProcess> StartAsync(string? signals = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(ImporterProcess).Assembly.Location);
        start.ArgumentList.Add("--importer");

        // Short lives: neither profiles nor second compilations pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (signals is not null)
        {
            start.Environment[ImporterHost.SignalsVariable] = signals;
        }

        var process = new ImporterProcess(Process.Start(start)!);
        await process.WaitAsync([""], AnswerKind.Ready);
        return process;
    }

    public void Send(ImportCommand command)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(command, ImporterHost.Json));
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until each of the imports has halted or ended, or whatever is asked for.</summary>
    public async Task<Dictionary<string, ImportAnswer>> WaitAsync(IReadOnlyCollection<string> flows, params AnswerKind[] kinds)
    {
        var last = new Dictionary<string, ImportAnswer>(StringComparer.Ordinal);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (last.Count < flows.Count)
            {
                var answer = await _answers.Reader.ReadAsync(patience.Token);
                if (kinds.Contains(answer.Kind) && flows.Contains(answer.Flow))
                {
                    last[answer.Flow] = answer;
                }
            }
        }
        catch (Exception silent) when (silent is OperationCanceledException or ChannelClosedException)
        {
            var missing = string.Join(", ", flows.Where(flow => !last.ContainsKey(flow)));
            throw new InvalidOperationException(
                $"The importer did not tell of {missing}. {(_process.HasExited ? await _errors : "It still runs.")}", silent);
        }

        return last;
    }

    /// <summary>Waits until so many answers of a kind have come, or every import has ended.</summary>
    public async Task WaitForAsync(AnswerKind kind, int pages)
    {
        var ended = 0;
        using var patience = new CancellationTokenSource(Patience);
        while (pages > 0 && ended < 4)
        {
            var answer = await _answers.Reader.ReadAsync(patience.Token);
            pages -= answer.Kind == kind ? 1 : 0;
            ended += answer.Kind == AnswerKind.Done ? 1 : 0;
        }
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _listening;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            // A process killed while it writes leaves half a line.
            if (line.EndsWith('}'))
            {
                var answer = JsonSerializer.Deserialize<ImportAnswer>(line, ImporterHost.Json)!;
                OnAnswer?.Invoke(answer);
                _answers.Writer.TryWrite(answer);
            }
        }

        _answers.Writer.Complete();
    }
}
