using System.Net;
using System.Net.Sockets;

namespace Typed.TrackingTests.Storage;

/// <summary>Passes connections on to a server, and counts what clients send. After a number of bytes it resets the connection.</summary>
internal sealed class CutRelay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;
    private readonly long _cutAfter;
    private readonly Action? _whenCut;
    private long _sent;

    public CutRelay(Uri server, long cutAfter, Action? whenCut)
    {
        (_server, _cutAfter, _whenCut) = (server, cutAfter, whenCut);
        _listener.Start();
        Address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public long Sent => Interlocked.Read(ref _sent);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAny(CopyAsync(client, server, isUp: true), CopyAsync(server, client, isUp: false));
        }
        catch (SocketException)
        {
            // The client sees that its connection ends.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool isUp)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (isUp && Interlocked.Add(ref _sent, count) > _cutAfter)
                {
                    _whenCut?.Invoke();
                    from.Close(0);
                    to.Close(0);
                    return;
                }

                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // PassAsync closes the other side.
        }
    }
}
