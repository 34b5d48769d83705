using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Jiminny.EntityFrameworkCore.Tests.Faults;

/// <summary>Stands between a store and PostgreSQL and breaks connections at a chosen moment.</summary>
internal sealed class PostgresProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _connections = [];
    private int _refusals;

    public PostgresProxy(string server)
    {
        _server = new NpgsqlConnectionStringBuilder(server);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The server as reached through here.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port, ApplicationName = $"proxy {((IPEndPoint)_listener.LocalEndpoint).Port}" }.ToString();

    /// <summary>What happens at the next COMMIT that comes by.</summary>
    public CommitFault NextCommit { get; set; }

    /// <summary>How many connections were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Breaks all connections and refuses as many new ones.</summary>
    public void GoAway(int refusals)
    {
        Volatile.Write(ref _refusals, refusals);
        lock (_connections)
        {
            _connections.ForEach(connection => connection.Close());
            _connections.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        GoAway(0);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (Interlocked.Decrement(ref _refusals) >= 0)
                {
                    Refused++;
                    client.Client.Close(0);
                    continue;
                }

                var server = new TcpClient();
                await server.ConnectAsync(_server.Host!, _server.Port, _stop.Token);
                lock (_connections)
                {
                    _connections.Add(client);
                    _connections.Add(server);
                }

                var link = new Link();
                _ = PumpAsync(client, server, link, isFromClient: true);
                _ = PumpAsync(server, client, link, isFromClient: false);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Link link, bool isFromClient)
    {
        var buffer = new byte[65_536];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
            {
                var fault = isFromClient && NextCommit != CommitFault.None && buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0 ? NextCommit : CommitFault.None;
                if (fault != CommitFault.None)
                {
                    NextCommit = CommitFault.None;
                }

                // An answer that is to be lost proves that the server has committed.
                if (fault == CommitFault.Lost || (!isFromClient && link.IsAnswerLost))
                {
                    break;
                }

                link.IsAnswerLost |= fault == CommitFault.AnswerLost;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
        }
        finally
        {
            from.Close();
            to.Close();
        }
    }

    /// <summary>One connection, both ways.</summary>
    private sealed class Link
    {
        private volatile bool _isAnswerLost;

        public bool IsAnswerLost
        {
            get => _isAnswerLost;
            set => _isAnswerLost = value;
        }
    }
}

internal enum CommitFault
{
    None,

    /// <summary>The connection ends before the server sees the COMMIT.</summary>
    Lost,

    /// <summary>The server commits and its answer is lost.</summary>
    AnswerLost,
}
