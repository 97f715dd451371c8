using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Typed.RuntimeTests;

/// <summary>A server on a socket: reads a request whole, then writes what it was told to and closes. An answer of null closes without a byte.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, string?> _answer;
    private readonly Task _loop;
    private int _posts;

    public LoopbackServer(Func<string, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many submissions arrived whole.</summary>
    public int Posts => Volatile.Read(ref _posts);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(client);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // Stopped, or the client has hung up.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var stream = client.GetStream();
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        var request = text.ToString();
        if (request.StartsWith("POST", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _posts);
        }

        if (_answer(request) is { } answer)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
        }
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Name = "Content-Length: ";
        var at = request.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        var length = at < 0 || at > end ? 0 : int.Parse(request[(at + Name.Length)..request.IndexOf('\r', at)], System.Globalization.CultureInfo.InvariantCulture);
        return request.Length >= end + 4 + length;
    }
}
