using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Jiminny.EntityFrameworkCore.Tests.Erasure;

/// <summary>A PostgreSQL of a test's own, every statement of which is logged and whose files can be searched. Gone after the test.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jiminny-pg-");
    private readonly int _port = FreePort();

    private PostgresServer()
    {
    }

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=jiminny;Database=postgres");

    public string DataFolder => Path.Combine(_folder.FullName, "db");

    public string LogFile => Path.Combine(_folder.FullName, "log");

    private static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")).Where(Directory.Exists).Max()
        : null;

    public static async Task<PostgresServer> StartAsync()
    {
        if (Programs is null || string.IsNullOrEmpty(Environment.GetEnvironmentVariable("JIMINNY_POSTGRES")))
        {
            Assert.Skip("requires PostgreSQL: its programs in /usr/lib/postgresql, and JIMINNY_POSTGRES, as .ci/run has them.");
        }

        var server = new PostgresServer();
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", server._folder.FullName);
        }

        await server.RunAsPostgresAsync("initdb", "-D", server.DataFolder, "-U", "jiminny", "--auth=trust", "--no-sync");
        var settings = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {server._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={server._folder.FullName} -c log_statement=all -c wal_recycle=off -c fsync=off");
        await server.RunAsPostgresAsync("pg_ctl", "-D", server.DataFolder, "-w", "-l", server.LogFile, "-o", settings, "start");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsPostgresAsync("pg_ctl", "-D", DataFolder, "-m", "immediate", "stop");
        _folder.Delete(recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private Task RunAsPostgresAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.UserName == "root"
            ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
