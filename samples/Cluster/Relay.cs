using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ClusterSample;

/// <summary>Forwards the connections at one port of the loopback address to another port. Connections can be broken or held up.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Connection, bool> _connections = new();
    private readonly TcpListener _listener;
    private readonly int _to;
    private readonly Func<int, NodeProcess?> _sourceOf;
    private readonly Task _loop;
    private volatile Disturbance? _disturbance;

    /// <summary>Starts to forward.</summary>
    /// <param name="from">The port that is connected to.</param>
    /// <param name="to">The port of the server.</param>
    /// <param name="sourceOf">Finds the node to which the other end of a connection belongs, by its port.</param>
    public Relay(int from, int to, Func<int, NodeProcess?> sourceOf)
    {
        (_to, _sourceOf) = (to, sourceOf);
        _listener = new TcpListener(IPAddress.Loopback, from);
        _listener.Start();
        _loop = AcceptAsync();
    }

    /// <summary>Disturbs the connections of some nodes until <see cref="Heal"/>.</summary>
    /// <param name="affects">The nodes.</param>
    /// <param name="isSilent">Whether bytes are held up, and arrive late, as if packets were lost. Otherwise connections break, and new ones end at once.</param>
    public void Disturb(Func<NodeProcess?, bool> affects, bool isSilent)
    {
        _disturbance = new Disturbance(affects, isSilent, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        foreach (var connection in _connections.Keys.Where(connection => !isSilent && affects(connection.Source)))
        {
            connection.Dispose();
        }
    }

    public void Heal()
    {
        var disturbance = _disturbance;
        _disturbance = null;
        disturbance?.Healed.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Disturb(_ => true, isSilent: false);
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ForwardAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Stopped, or a connection that ended before it was accepted.
            }
        }
    }

    private async Task ForwardAsync(Socket from)
    {
        using var connection = new Connection(from, _sourceOf(((IPEndPoint)from.RemoteEndPoint!).Port));
        _connections[connection] = true;
        try
        {
            if (await IsOpenAsync(connection))
            {
                await connection.To.ConnectAsync(IPAddress.Loopback, _to, _stop.Token);
                await Task.WhenAny(CopyAsync(connection, from, connection.To), CopyAsync(connection, connection.To, from));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // No server there, or broken.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    private async Task CopyAsync(Connection connection, Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count && await IsOpenAsync(connection))
            {
                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _stop.Token);
                }
            }

            // Nobody learns of an end either while packets are lost.
            await IsOpenAsync(connection);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is closed in ForwardAsync.
        }
    }

    /// <returns>Whether bytes may pass, after a silent disturbance has ended; false if the connection breaks.</returns>
    private async ValueTask<bool> IsOpenAsync(Connection connection)
    {
        while (_disturbance is { } disturbance && disturbance.Affects(connection.Source))
        {
            if (!disturbance.IsSilent)
            {
                return false;
            }

            await disturbance.Healed.Task.WaitAsync(_stop.Token);
        }

        return true;
    }

    private sealed record Disturbance(Func<NodeProcess?, bool> Affects, bool IsSilent, TaskCompletionSource Healed);

    private sealed class Connection(Socket from, NodeProcess? source) : IDisposable
    {
        public NodeProcess? Source => source;

        public Socket To { get; } = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        public void Dispose()
        {
            from.Dispose();
            To.Dispose();
        }
    }
}
