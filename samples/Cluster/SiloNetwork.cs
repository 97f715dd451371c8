using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ClusterSample;

/// <summary>The network between the silos: each silo is reached through a forwarder, which can be cut. PostgreSQL, Redis and the web servers are not affected.</summary>
internal sealed class SiloNetwork : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _loops = [];
    private volatile bool _isCut;

    /// <summary>Forwards connections at one port to another.</summary>
    public void Add(int from, int to)
    {
        var listener = new TcpListener(IPAddress.Loopback, from);
        listener.Start();
        _listeners.Add(listener);
        _loops.Add(AcceptAsync(listener, to));
    }

    /// <summary>Breaks all connections between silos, and refuses new ones.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var socket in _sockets.Keys)
        {
            socket.Dispose();
        }
    }

    public void Heal() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Cut();
        _listeners.ForEach(listener => listener.Stop());
        await Task.WhenAll(_loops);
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, int to)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ForwardAsync(await listener.AcceptSocketAsync(_stop.Token), to);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Stopped, or a connection that ended before it was accepted.
            }
        }
    }

    private async Task ForwardAsync(Socket from, int to)
    {
        using var target = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        from.NoDelay = true;
        (_sockets[from], _sockets[target]) = (true, true);
        try
        {
            if (_isCut)
            {
                return;
            }

            await target.ConnectAsync(IPAddress.Loopback, to, _stop.Token);
            await Task.WhenAny(CopyAsync(from, target), CopyAsync(target, from));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // No silo there, or cut.
        }
        finally
        {
            from.Dispose();
            _sockets.TryRemove(from, out _);
            _sockets.TryRemove(target, out _);
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (!_isCut && await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
            {
                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _stop.Token);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is closed in ForwardAsync.
        }
    }
}
